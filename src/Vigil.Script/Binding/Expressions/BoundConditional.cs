using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>c ? a : b</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Then">Value if it holds.</param>
/// <param name="Else">Value if not.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundConditional(
    BoundExpression Condition, BoundExpression Then, BoundExpression Else, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
