using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>c[a:b]</c>.</summary>
/// <param name="Container">A string or vector.</param>
/// <param name="From">First position.</param>
/// <param name="To">Position behind the last.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundSlice(
    BoundExpression Container, BoundExpression? From, BoundExpression? To, SourceLocation Location)
    : BoundExpression(Container.Type, Location);
