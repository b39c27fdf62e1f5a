using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>[a, b] = e</c>.</summary>
/// <param name="Targets">Variables.</param>
/// <param name="Source">An index list as <c>any</c>.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundListAssign(
    ImmutableArray<BoundExpression> Targets, BoundExpression Source, SourceLocation Location)
    : BoundExpression(Source.Type, Location);
