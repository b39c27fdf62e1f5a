using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>x[i, j]</c>.</summary>
/// <param name="Container">What is indexed.</param>
/// <param name="Indices">The components.</param>
/// <param name="Location">Where it stands.</param>
public sealed record IndexExpression(
    ExpressionSyntax Container,
    ImmutableArray<ExpressionSyntax> Indices,
    SourceLocation Location)
    : ExpressionSyntax(Location);
