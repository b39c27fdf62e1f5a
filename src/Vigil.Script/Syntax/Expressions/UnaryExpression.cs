using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A prefix operator, <c>|x|</c> or <c>copy(x)</c>.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">What it applies to.</param>
/// <param name="Location">Where it stands.</param>
public sealed record UnaryExpression(UnaryOperator Operator, ExpressionSyntax Operand, SourceLocation Location)
    : ExpressionSyntax(Location);
