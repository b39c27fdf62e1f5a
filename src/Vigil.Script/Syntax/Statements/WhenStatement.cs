using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>when</c>.</summary>
/// <param name="IsReturn"><c>return when</c>.</param>
/// <param name="Captures">The capture list; none at all if none was written.</param>
/// <param name="Condition">What is waited for.</param>
/// <param name="Body">Run once it holds.</param>
/// <param name="Timeout">How long, if limited.</param>
/// <param name="TimeoutBody">Run when that has passed.</param>
/// <param name="Location">Where it stands.</param>
public sealed record WhenStatement(
    bool IsReturn,
    ImmutableArray<CaptureSyntax>? Captures,
    ExpressionSyntax Condition,
    StatementSyntax Body,
    ExpressionSyntax? Timeout,
    BlockStatement? TimeoutBody,
    SourceLocation Location)
    : StatementSyntax(Location);
