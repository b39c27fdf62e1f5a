using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A statement.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record StatementSyntax(SourceLocation Location)
    : SyntaxNode(Location);
