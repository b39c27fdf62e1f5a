using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>redef enum</c>.</summary>
/// <param name="Name">The enum.</param>
/// <param name="Items">What is added.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EnumExtension(string Name, ImmutableArray<EnumItem> Items, SourceLocation Location)
    : DeclarationSyntax(Location);
