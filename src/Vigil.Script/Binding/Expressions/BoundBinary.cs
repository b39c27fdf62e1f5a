using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <summary>An operator with two operands of the same kind.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundBinary(
    BinaryOperator Operator, BoundExpression Left, BoundExpression Right, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
