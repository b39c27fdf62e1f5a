using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>redef record</c>.</summary>
/// <param name="Name">The record.</param>
/// <param name="Fields">What is added.</param>
/// <param name="Attributes">Attributes for all of them.</param>
/// <param name="Location">Where it stands.</param>
public sealed record RecordExtension(
    string Name,
    ImmutableArray<FieldSyntax> Fields,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : DeclarationSyntax(Location);
