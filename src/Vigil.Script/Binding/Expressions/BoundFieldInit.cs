namespace Vigil.Script.Binding;

/// <summary>A field of a record constructor.</summary>
/// <param name="Slot">Position of the field.</param>
/// <param name="Value">Its value, of the field's type.</param>
internal sealed record BoundFieldInit(int Slot, BoundExpression Value);
