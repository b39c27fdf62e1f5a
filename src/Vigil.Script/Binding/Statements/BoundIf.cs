using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>if</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Then">Run if it holds.</param>
/// <param name="Else">Run if not.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundIf(
    BoundExpression Condition, BoundStatement Then, BoundStatement? Else, SourceLocation Location)
    : BoundStatement(Location);
