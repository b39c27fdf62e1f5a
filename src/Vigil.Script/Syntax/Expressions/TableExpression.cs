using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>table(...)</c>.</summary>
/// <param name="Items">Entries: assignments whose target is a bracket list.</param>
/// <param name="Attributes">Attributes of the value.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TableExpression(
    ImmutableArray<ExpressionSyntax> Items,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : ExpressionSyntax(Location);
