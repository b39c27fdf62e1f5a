using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>x as T</c>.</summary>
/// <param name="Operand">What is converted.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundCast(BoundExpression Operand, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
