using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>++x</c> or <c>--x</c>.</summary>
/// <param name="Target">What is changed.</param>
/// <param name="IsDecrement">Whether by minus one.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundIncrement(BoundExpression Target, bool IsDecrement, SourceLocation Location)
    : BoundExpression(Target.Type, Location);
