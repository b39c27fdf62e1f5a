using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>assert</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Message">Text of the message.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundAssert(BoundExpression Condition, BoundExpression? Message, SourceLocation Location)
    : BoundStatement(Location);
