using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>file of T</c>.</summary>
/// <param name="Element">What it is a file of, if written.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FileTypeSyntax(TypeSyntax? Element, SourceLocation Location)
    : TypeSyntax(Location);
