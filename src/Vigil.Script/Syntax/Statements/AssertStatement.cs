using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>assert</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Message">Said if it does not.</param>
/// <param name="Location">Where it stands.</param>
public sealed record AssertStatement(
    ExpressionSyntax Condition,
    ExpressionSyntax? Message,
    SourceLocation Location)
    : StatementSyntax(Location);
