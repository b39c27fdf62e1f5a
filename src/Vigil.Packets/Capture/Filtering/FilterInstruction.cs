namespace Vigil.Packets.Capture.Filtering;

/// <summary>One instruction of the classic BSD packet filter (McCanne and Jacobson, 1993).</summary>
/// <param name="Code">What to do: class in the low three bits, then size, mode or operation.</param>
/// <param name="JumpTrue">Instructions to skip if a condition holds.</param>
/// <param name="JumpFalse">Instructions to skip if it does not.</param>
/// <param name="Operand">A constant, an offset or a place in memory.</param>
public readonly record struct FilterInstruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Operand);
