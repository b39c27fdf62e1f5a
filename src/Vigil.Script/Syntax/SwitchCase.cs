using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A block of a <c>switch</c>.</summary>
/// <param name="Labels">Constants; empty for a type case or the default.</param>
/// <param name="Types">Types, for <c>case type T as x</c>; otherwise empty.</param>
/// <param name="IsDefault">Whether it is the default.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Location">Where it stands.</param>
public sealed record SwitchCase(
    ImmutableArray<ExpressionSyntax> Labels,
    ImmutableArray<TypeLabel> Types,
    bool IsDefault,
    BlockStatement Body,
    SourceLocation Location)
    : SyntaxNode(Location);
