using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>switch</c>.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Cases">The blocks, in order.</param>
/// <param name="Location">Where it stands.</param>
public sealed record SwitchStatement(
    ExpressionSyntax Subject,
    ImmutableArray<SwitchCase> Cases,
    SourceLocation Location)
    : StatementSyntax(Location);
