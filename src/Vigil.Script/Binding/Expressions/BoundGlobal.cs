using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>A global name used as a value.</summary>
/// <param name="Symbol">The name.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundGlobal(GlobalSymbol Symbol, SourceLocation Location)
    : BoundExpression(Symbol.Type, Location);
