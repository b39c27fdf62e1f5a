using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>An anonymous function.</summary>
/// <param name="Captures">The capture list; none at all if none was written.</param>
/// <param name="Signature">Parameters and result.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where it stands.</param>
public sealed record LambdaExpression(
    ImmutableArray<CaptureSyntax>? Captures,
    FunctionTypeSyntax Signature,
    BlockStatement Body,
    SourceLocation Location)
    : ExpressionSyntax(Location);
