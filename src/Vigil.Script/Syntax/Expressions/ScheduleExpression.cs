using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>schedule i { e(args) }</c>.</summary>
/// <param name="When">Interval or time.</param>
/// <param name="Event">The event.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ScheduleExpression(
    ExpressionSyntax When,
    NameExpression Event,
    ImmutableArray<ExpressionSyntax> Arguments,
    SourceLocation Location)
    : ExpressionSyntax(Location);
