using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A record field or a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FieldSyntax(
    string Name, TypeSyntax Type, ImmutableArray<AttributeSyntax> Attributes, SourceLocation Location)
    : SyntaxNode(Location);
