using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>local x = e</c> in a <c>when</c> condition.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Source">Its value.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundWhenLocal(LocalSymbol Symbol, BoundExpression Source, SourceLocation Location)
    : BoundExpression(BaseType.Bool, Location);
