using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>set(...)</c>.</summary>
/// <param name="Items">Elements.</param>
/// <param name="Attributes">Attributes of the value.</param>
/// <param name="Location">Where it stands.</param>
public sealed record SetExpression(
    ImmutableArray<ExpressionSyntax> Items,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : ExpressionSyntax(Location);
