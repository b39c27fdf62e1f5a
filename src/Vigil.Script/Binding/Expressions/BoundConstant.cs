using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Script.Binding;

/// <summary>A constant.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundConstant(Value Value, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
