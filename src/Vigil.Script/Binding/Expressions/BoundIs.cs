using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>x is T</c>.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="Target">The type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundIs(BoundExpression Operand, ScriptType Target, SourceLocation Location)
    : BoundExpression(BaseType.Bool, Location);
