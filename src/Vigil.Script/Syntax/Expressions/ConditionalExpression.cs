using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>c ? a : b</c>.</summary>
/// <param name="Condition">The test.</param>
/// <param name="Then">Value if it holds.</param>
/// <param name="Else">Value if not.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ConditionalExpression(
    ExpressionSyntax Condition,
    ExpressionSyntax Then,
    ExpressionSyntax Else,
    SourceLocation Location)
    : ExpressionSyntax(Location);
