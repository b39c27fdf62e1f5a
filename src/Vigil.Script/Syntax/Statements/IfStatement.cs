using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>if</c>.</summary>
/// <param name="Condition">The test.</param>
/// <param name="Then">Run if it holds.</param>
/// <param name="Else">Run if not.</param>
/// <param name="Location">Where it stands.</param>
public sealed record IfStatement(
    ExpressionSyntax Condition,
    StatementSyntax Then,
    StatementSyntax? Else,
    SourceLocation Location)
    : StatementSyntax(Location);
