using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>for</c>.</summary>
/// <param name="Keys">Variables for the index components or the position; none for <c>_</c>.</param>
/// <param name="Item">Variable for the value.</param>
/// <param name="Container">What is walked.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundFor(
    ImmutableArray<LocalSymbol?> Keys, LocalSymbol? Item, BoundExpression Container, BoundStatement Body, SourceLocation Location)
    : BoundStatement(Location);
