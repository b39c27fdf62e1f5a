using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An expression for its effect.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ExpressionStatement(ExpressionSyntax Expression, SourceLocation Location)
    : StatementSyntax(Location);
