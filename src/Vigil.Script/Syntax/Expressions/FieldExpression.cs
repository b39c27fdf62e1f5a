using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>r$f</c>.</summary>
/// <param name="Record">The record.</param>
/// <param name="Field">The field.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FieldExpression(ExpressionSyntax Record, string Field, SourceLocation Location)
    : ExpressionSyntax(Location);
