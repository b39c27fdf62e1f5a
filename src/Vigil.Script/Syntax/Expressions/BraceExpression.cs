using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>{ ... }</c> right of an assignment operator.</summary>
/// <param name="Items">Elements; table entries are assignments whose target is a bracket list.</param>
/// <param name="Location">Where it stands.</param>
public sealed record BraceExpression(ImmutableArray<ExpressionSyntax> Items, SourceLocation Location)
    : ExpressionSyntax(Location);
