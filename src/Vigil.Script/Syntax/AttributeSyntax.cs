using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An attribute, <c>&amp;default=5</c>.</summary>
/// <param name="Name">Its word, without <c>&amp;</c>.</param>
/// <param name="Value">What stands behind <c>=</c>, if anything.</param>
/// <param name="Location">Where it stands.</param>
public sealed record AttributeSyntax(string Name, ExpressionSyntax? Value, SourceLocation Location)
    : SyntaxNode(Location);
