using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>enum { ... }</c>.</summary>
/// <param name="Items">The constants.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EnumTypeSyntax(ImmutableArray<EnumItem> Items, SourceLocation Location)
    : TypeSyntax(Location);
