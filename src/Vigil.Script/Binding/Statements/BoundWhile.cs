using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>while</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundWhile(BoundExpression Condition, BoundStatement Body, SourceLocation Location)
    : BoundStatement(Location);
