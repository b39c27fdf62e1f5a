using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>x[a:b]</c>.</summary>
/// <param name="Container">What is sliced.</param>
/// <param name="From">First position, or none.</param>
/// <param name="To">Position behind the last, or none.</param>
/// <param name="Location">Where it stands.</param>
public sealed record SliceExpression(
    ExpressionSyntax Container,
    ExpressionSyntax? From,
    ExpressionSyntax? To,
    SourceLocation Location)
    : ExpressionSyntax(Location);
