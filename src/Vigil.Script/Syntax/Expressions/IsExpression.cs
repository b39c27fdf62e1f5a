using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>x is T</c>.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Target">The type.</param>
/// <param name="Location">Where it stands.</param>
public sealed record IsExpression(ExpressionSyntax Operand, TypeSyntax Target, SourceLocation Location)
    : ExpressionSyntax(Location);
