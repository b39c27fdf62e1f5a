using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A type expression.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record TypeSyntax(SourceLocation Location)
    : SyntaxNode(Location);
