using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A constant of an enum.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Number">Its explicit number, if given.</param>
/// <param name="Deprecation">Text of <c>&amp;deprecated</c>, empty for a bare one, or <see langword="null"/>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EnumItem(string Name, ulong? Number, string? Deprecation, SourceLocation Location)
    : SyntaxNode(Location);
