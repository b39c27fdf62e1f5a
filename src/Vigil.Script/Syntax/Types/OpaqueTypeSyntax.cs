using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>opaque of X</c>.</summary>
/// <param name="What">The name behind <c>of</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record OpaqueTypeSyntax(string What, SourceLocation Location)
    : TypeSyntax(Location);
