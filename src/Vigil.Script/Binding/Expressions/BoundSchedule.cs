using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>schedule</c>.</summary>
/// <param name="When">Interval or time.</param>
/// <param name="Event">The event.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundSchedule(
    BoundExpression When, GlobalSymbol Event, ImmutableArray<BoundExpression> Arguments, SourceLocation Location)
    : BoundExpression(BaseType.Any, Location);
