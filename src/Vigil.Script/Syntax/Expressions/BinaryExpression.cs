using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An infix operator without assignment.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
/// <param name="Location">Where it stands.</param>
public sealed record BinaryExpression(
    BinaryOperator Operator,
    ExpressionSyntax Left,
    ExpressionSyntax Right,
    SourceLocation Location)
    : ExpressionSyntax(Location);
