using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>event e(...)</c>.</summary>
/// <param name="Event">The event.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundEvent(
    GlobalSymbol Event, ImmutableArray<BoundExpression> Arguments, SourceLocation Location)
    : BoundStatement(Location);
