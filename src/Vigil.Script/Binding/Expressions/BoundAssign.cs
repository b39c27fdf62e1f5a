using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>x = e</c>.</summary>
/// <param name="Target">A name, index or field.</param>
/// <param name="Source">The new value, of the target's type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundAssign(BoundExpression Target, BoundExpression Source, SourceLocation Location)
    : BoundExpression(Target.Type, Location);
