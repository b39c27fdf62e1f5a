using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>while</c>.</summary>
/// <param name="Condition">The test.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
public sealed record WhileStatement(ExpressionSyntax Condition, StatementSyntax Body, SourceLocation Location)
    : StatementSyntax(Location);
