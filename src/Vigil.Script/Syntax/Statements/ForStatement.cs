using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>for</c>.</summary>
/// <param name="Keys">Loop variables for the index components, <c>_</c> for none; one for a vector's position or a string's octet.</param>
/// <param name="IsBracketed">Whether the keys stood in brackets.</param>
/// <param name="Item">Loop variable behind the comma, for the value.</param>
/// <param name="Container">What is walked.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ForStatement(
    ImmutableArray<string> Keys,
    bool IsBracketed,
    string? Item,
    ExpressionSyntax Container,
    StatementSyntax Body,
    SourceLocation Location)
    : StatementSyntax(Location);
