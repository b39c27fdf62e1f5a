using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <summary>An operator with one operand.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">Its operand.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundUnary(
    UnaryOperator Operator, BoundExpression Operand, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
