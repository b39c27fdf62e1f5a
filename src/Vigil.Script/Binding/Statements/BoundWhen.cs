using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>when</c>.</summary>
/// <param name="Condition">What is waited for.</param>
/// <param name="Body">Run when it holds.</param>
/// <param name="TimeoutBody">Run when the time is over.</param>
/// <param name="Timeout">How long.</param>
/// <param name="IsReturn"><c>return when</c>.</param>
/// <param name="Globals">Global variables in the condition.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundWhen(
    FunctionBody Condition, FunctionBody Body, FunctionBody? TimeoutBody, BoundExpression? Timeout, bool IsReturn, ImmutableArray<GlobalSymbol> Globals, SourceLocation Location)
    : BoundStatement(Location);
