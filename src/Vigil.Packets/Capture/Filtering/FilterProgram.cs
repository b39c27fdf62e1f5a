using System.Buffers.Binary;

namespace Vigil.Packets.Capture.Filtering;

/// <summary>A packet filter that can be run: a program of the classic BSD packet filter machine.</summary>
/// <remarks>
/// The machine has an accumulator, an index register and sixteen words of memory. Jumps go forward only, which is checked once,
/// so that every run ends. A load beyond the captured octets ends the run with a no, as does anything the machine does not know.
/// </remarks>
public sealed class FilterProgram
{
    private const int MemoryWords = 16;

    private readonly FilterInstruction[] _instructions;

    /// <summary>Takes a program over.</summary>
    /// <exception cref="ArgumentException">A jump leads outside, or the last instruction does not return.</exception>
    public FilterProgram(ReadOnlySpan<FilterInstruction> instructions)
    {
        _instructions = instructions.ToArray();
        for (var at = 0; at < _instructions.Length; at++)
        {
            if (!StaysInside(at))
                throw new ArgumentException($"instruction {at} of a packet filter leads out of it", nameof(instructions));
        }

        if (_instructions is not [.., { Code: var last }] || (last & 7) != Class.Return)
            throw new ArgumentException("a packet filter does not end with an answer", nameof(instructions));
    }

    /// <summary>How long it is.</summary>
    public int Length => _instructions.Length;

    /// <summary>Its instructions.</summary>
    internal ReadOnlySpan<FilterInstruction> Instructions => _instructions;

    /// <summary>Runs it over a packet.</summary>
    /// <param name="data">The captured octets, link header first.</param>
    /// <param name="wireLength">Octets it had on the wire.</param>
    public bool Accepts(ReadOnlySpan<byte> data, int wireLength) => Run(data, wireLength) != 0;

    /// <summary>Runs it over a packet and gives its answer, which is 0 for no.</summary>
    internal uint Run(ReadOnlySpan<byte> data, int wireLength)
    {
        uint accumulator = 0, index = 0;
        Span<uint> memory = stackalloc uint[MemoryWords];
        memory.Clear();
        for (var at = 0; at < _instructions.Length; at++)
        {
            ref readonly var step = ref _instructions[at];
            var source = (step.Code & Operand.Index) != 0 ? index : step.Operand;
            switch (step.Code & 7)
            {
                case Class.Load:
                    if (!TryLoad(in step, data, wireLength, index, memory, out accumulator))
                        return 0;
                    break;
                case Class.LoadIndex:
                    if (!TryLoad(in step, data, wireLength, index, memory, out index))
                        return 0;
                    break;
                case Class.Store:
                    if (step.Operand >= MemoryWords)
                        return 0;
                    memory[(int)step.Operand] = accumulator;
                    break;
                case Class.StoreIndex:
                    if (step.Operand >= MemoryWords)
                        return 0;
                    memory[(int)step.Operand] = index;
                    break;
                case Class.Calculate:
                    if (!TryCalculate(step.Code & 0xF0, source, ref accumulator))
                        return 0;
                    break;
                case Class.Jump:
                    at += (step.Code & 0xF0) switch
                    {
                        0x00 => (int)step.Operand,
                        0x10 => accumulator == source ? step.JumpTrue : step.JumpFalse,
                        0x20 => accumulator > source ? step.JumpTrue : step.JumpFalse,
                        0x30 => accumulator >= source ? step.JumpTrue : step.JumpFalse,
                        _ => (accumulator & source) != 0 ? step.JumpTrue : step.JumpFalse,
                    };
                    break;
                case Class.Return:
                    return (step.Code & 0x18) == 0x10 ? accumulator : source;
                default: // the registers trade places: 0x80 the one way, 0x00 the other
                    if ((step.Code & 0x80) != 0)
                        accumulator = index;
                    else
                        index = accumulator;
                    break;
            }
        }

        return 0;
    }

    private static bool TryLoad(
        in FilterInstruction step, ReadOnlySpan<byte> data, int wireLength, uint index, ReadOnlySpan<uint> memory, out uint value)
    {
        value = 0;
        var offset = (long)step.Operand;
        switch (step.Code & 0xE0)
        {
            case 0x00:
                value = step.Operand;
                return true;
            case 0x20:
                break;
            case 0x40:
                offset = (uint)(step.Operand + index); // wraps, as the machine's addition does
                break;
            case 0x60:
                if (offset >= MemoryWords)
                    return false;
                value = memory[(int)offset];
                return true;
            case 0x80:
                value = (uint)wireLength;
                return true;
            case 0xA0: // four times the low half of an octet: the length of an IPv4 header
                if (offset >= data.Length)
                    return false;
                value = (uint)(data[(int)offset] & 0x0F) << 2;
                return true;
            default:
                return false;
        }

        var size = (step.Code & 0x18) switch { 0x00 => 4, 0x08 => 2, _ => 1 };
        if (offset + size > data.Length)
            return false;
        var octets = data[(int)offset..];
        value = size switch
        {
            4 => BinaryPrimitives.ReadUInt32BigEndian(octets),
            2 => BinaryPrimitives.ReadUInt16BigEndian(octets),
            _ => octets[0],
        };
        return true;
    }

    private static bool TryCalculate(int operation, uint operand, ref uint value)
    {
        if (operation is 0x30 or 0x90 && operand == 0)
            return false; // nothing can be divided by zero
        value = operation switch
        {
            0x00 => value + operand,
            0x10 => value - operand,
            0x20 => value * operand,
            0x30 => value / operand,
            0x40 => value | operand,
            0x50 => value & operand,
            0x60 => operand < 32 ? value << (int)operand : 0,
            0x70 => operand < 32 ? value >> (int)operand : 0,
            0x80 => 0 - value,
            0x90 => value % operand,
            _ => value ^ operand,
        };
        return true;
    }

    private bool StaysInside(int at)
    {
        var step = _instructions[at];
        if ((step.Code & 7) != Class.Jump)
            return true;
        var farthest = (step.Code & 0xF0) == 0 ? step.Operand : Math.Max(step.JumpTrue, step.JumpFalse);
        return farthest < _instructions.Length - at - 1;
    }

    /// <summary>Classes of instructions: the low three bits.</summary>
    private static class Class
    {
        public const int Load = 0;
        public const int LoadIndex = 1;
        public const int Store = 2;
        public const int StoreIndex = 3;
        public const int Calculate = 4;
        public const int Jump = 5;
        public const int Return = 6;
    }

    /// <summary>Where the operand of a calculation or comparison comes from.</summary>
    private static class Operand
    {
        public const int Index = 0x08;
    }
}
