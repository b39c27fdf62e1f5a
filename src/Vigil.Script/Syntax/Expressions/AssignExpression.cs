using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An assignment.</summary>
/// <param name="Operator"><c>=</c>, <c>+=</c> or <c>-=</c>.</param>
/// <param name="Target">What is assigned; a slice only in a statement.</param>
/// <param name="Source">The new value; may be a <see cref="BraceExpression"/>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record AssignExpression(
    AssignOperator Operator,
    ExpressionSyntax Target,
    ExpressionSyntax Source,
    SourceLocation Location)
    : ExpressionSyntax(Location);
