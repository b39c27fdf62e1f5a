using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A conversion that the binder inserted.</summary>
/// <param name="Operand">What is converted.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundConvert(BoundExpression Operand, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
