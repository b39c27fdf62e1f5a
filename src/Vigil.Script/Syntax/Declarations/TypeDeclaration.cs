using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>type N: T;</c>.</summary>
/// <param name="Name">Name as written.</param>
/// <param name="Type">What it stands for.</param>
/// <param name="Attributes">Attributes.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TypeDeclaration(
    string Name,
    TypeSyntax Type,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : DeclarationSyntax(Location);
