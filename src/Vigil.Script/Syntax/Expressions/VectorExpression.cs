using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>vector(...)</c>.</summary>
/// <param name="Items">Elements.</param>
/// <param name="Location">Where it stands.</param>
public sealed record VectorExpression(ImmutableArray<ExpressionSyntax> Items, SourceLocation Location)
    : ExpressionSyntax(Location);
