using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A captured variable of a lambda or <c>when</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="IsCopy">Whether it is captured by deep copy.</param>
/// <param name="Location">Where it stands.</param>
public sealed record CaptureSyntax(string Name, bool IsCopy, SourceLocation Location)
    : SyntaxNode(Location);
