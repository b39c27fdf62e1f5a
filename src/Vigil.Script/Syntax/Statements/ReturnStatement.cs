using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>return</c>.</summary>
/// <param name="Result">The result, if one is given.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ReturnStatement(ExpressionSyntax? Result, SourceLocation Location)
    : StatementSyntax(Location);
