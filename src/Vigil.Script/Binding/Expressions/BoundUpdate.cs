using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>x += e</c> or <c>x -= e</c> where x refers to a container or pattern that is changed in place.</summary>
/// <param name="Target">What is changed.</param>
/// <param name="Source">What is added or removed.</param>
/// <param name="Kind">How.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundUpdate(
    BoundExpression Target, BoundExpression Source, UpdateKind Kind, SourceLocation Location)
    : BoundExpression(Target.Type, Location);
