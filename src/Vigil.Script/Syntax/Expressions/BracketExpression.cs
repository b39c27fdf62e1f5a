using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>[a, b]</c>: an index list.</summary>
/// <param name="Items">The components.</param>
/// <param name="Location">Where it stands.</param>
public sealed record BracketExpression(ImmutableArray<ExpressionSyntax> Items, SourceLocation Location)
    : ExpressionSyntax(Location);
