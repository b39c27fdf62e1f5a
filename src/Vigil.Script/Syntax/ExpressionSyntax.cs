using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An expression.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record ExpressionSyntax(SourceLocation Location)
    : SyntaxNode(Location);
