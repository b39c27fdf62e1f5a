using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>table[T] of U</c> or <c>set[T]</c>.</summary>
/// <param name="Indices">Types of the components.</param>
/// <param name="Yield">What it maps to; none for a set.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TableTypeSyntax(
    ImmutableArray<TypeSyntax> Indices,
    TypeSyntax? Yield,
    SourceLocation Location)
    : TypeSyntax(Location);
