using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>r$f</c>.</summary>
/// <param name="Record">The record.</param>
/// <param name="Slot">Position of the field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundField(BoundExpression Record, int Slot, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
