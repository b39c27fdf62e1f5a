using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Syntax;

/// <summary>A function, an event handler or a hook body.</summary>
/// <param name="Flavor">Function, event or hook.</param>
/// <param name="IsRedefinition"><c>redef event</c>.</param>
/// <param name="Name">Name as written.</param>
/// <param name="IsGlobal">Whether it was written with a leading <c>::</c>.</param>
/// <param name="Signature">Parameters and result.</param>
/// <param name="Attributes">Attributes of this body.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FunctionDeclaration(
    FunctionFlavor Flavor,
    bool IsRedefinition,
    string Name,
    bool IsGlobal,
    FunctionTypeSyntax Signature,
    ImmutableArray<AttributeSyntax> Attributes,
    BlockStatement Body,
    SourceLocation Location)
    : DeclarationSyntax(Location);
