using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>type T as x</c> of a <c>switch</c>.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">The variable it is bound to, if any.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TypeLabel(TypeSyntax Type, string? Name, SourceLocation Location)
    : SyntaxNode(Location);
