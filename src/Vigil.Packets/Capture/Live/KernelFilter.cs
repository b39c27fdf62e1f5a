using Vigil.Packets.Capture.Filtering;

namespace Vigil.Packets.Capture.Live;

/// <summary>Programs that the kernel runs over packets before they reach a ring (Linux socket filters).</summary>
internal static class KernelFilter
{
    // Instructions that the kernel accepts at most.
    private const int Longest = 4096;
    private const int Prefix = 3;
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort Return = 0x06;
    private const uint KnownVlanPresent = 0xFFFF_F000 + 48; // no octet of the packet: what the kernel knows of it

    /// <summary>Lets nothing through: until a socket is ready.</summary>
    public static FilterInstruction[] Nothing() => [new(Return, 0, 0, 0)];

    /// <summary>Lets through what a filter lets through, and more where it is not sure.</summary>
    /// <remarks>
    /// The kernel has taken VLAN tags off, so a filter would look at other octets than in a file. Packets with a tag all pass;
    /// whether they are wanted is found out when the tag is back in its place.
    /// </remarks>
    /// <param name="program">The filter; <see langword="null"/>: everything.</param>
    /// <param name="snapLength">Octets kept of each packet; 0: all.</param>
    /// <returns><see langword="null"/> if it is too long for the kernel.</returns>
    public static FilterInstruction[]? From(FilterProgram? program, int snapLength)
    {
        var kept = snapLength > 0 ? (uint)snapLength : int.MaxValue;
        if (program is null)
            return [new(Return, 0, 0, kept)];
        if (program.Length + Prefix > Longest)
            return null;
        var instructions = new FilterInstruction[Prefix + program.Length];
        instructions[0] = new(LoadWord, 0, 0, KnownVlanPresent);
        instructions[1] = new(JumpIfEqual, 1, 0, 0);
        instructions[2] = new(Return, 0, 0, kept);
        for (var i = 0; i < program.Length; i++)
        {
            var step = program.Instructions[i];
            instructions[Prefix + i] = step.Code == Return && step.Operand != 0 ? step with { Operand = kept } : step;
        }

        return instructions;
    }
}
