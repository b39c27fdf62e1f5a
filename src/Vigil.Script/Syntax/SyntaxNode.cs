using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A node of the syntax tree: immutable; checking, lowering and printing are passes over it.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record SyntaxNode(SourceLocation Location);
