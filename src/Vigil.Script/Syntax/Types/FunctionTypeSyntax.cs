using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Syntax;

/// <summary>A function, event or hook type.</summary>
/// <param name="Flavor">Function, event or hook.</param>
/// <param name="Parameters">Parameters.</param>
/// <param name="Result">Result, if written.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FunctionTypeSyntax(
    FunctionFlavor Flavor,
    ImmutableArray<FieldSyntax> Parameters,
    TypeSyntax? Result,
    SourceLocation Location)
    : TypeSyntax(Location);
