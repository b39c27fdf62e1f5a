using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>A local variable.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundLocal(LocalSymbol Symbol, SourceLocation Location)
    : BoundExpression(Symbol.Type, Location);
