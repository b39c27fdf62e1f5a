using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>print a, b;</c>.</summary>
/// <param name="Arguments">What is printed.</param>
/// <param name="Location">Where it stands.</param>
public sealed record PrintStatement(ImmutableArray<ExpressionSyntax> Arguments, SourceLocation Location)
    : StatementSyntax(Location);
