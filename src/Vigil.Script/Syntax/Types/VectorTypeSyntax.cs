using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>vector of T</c>.</summary>
/// <param name="Element">Type of the elements.</param>
/// <param name="Location">Where it stands.</param>
public sealed record VectorTypeSyntax(TypeSyntax Element, SourceLocation Location)
    : TypeSyntax(Location);
