using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>r?$f</c>.</summary>
/// <param name="Record">The record.</param>
/// <param name="Slot">Position of the field.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundHasField(BoundExpression Record, int Slot, SourceLocation Location)
    : BoundExpression(BaseType.Bool, Location);
