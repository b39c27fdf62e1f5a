using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A base type or a declared one.</summary>
/// <param name="Name">The name as written, or the keyword of a base type.</param>
/// <param name="IsGlobal">Whether it was written with a leading <c>::</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record NamedType(string Name, bool IsGlobal, SourceLocation Location)
    : TypeSyntax(Location);
