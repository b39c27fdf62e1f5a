using Vigil.Packets.Capture.Filtering;

namespace Vigil.Packets.Capture.Live;

/// <summary>Writes a program of the packet filter machine with names for places; jumps go forward only.</summary>
internal sealed class FilterAssembler
{
    private const ushort Always = 0x05;
    private const ushort IfEqual = 0x15;
    private const ushort IfAnySet = 0x45;

    private readonly List<(FilterInstruction Step, string? Target)> _steps = [];
    private readonly Dictionary<string, int> _labels = [];

    /// <summary>Adds an instruction.</summary>
    public FilterAssembler Add(ushort code, uint operand)
    {
        _steps.Add((new(code, 0, 0, operand), null));
        return this;
    }

    /// <summary>Goes to a place if the accumulator is a number, else on.</summary>
    public FilterAssembler JumpIf(uint number, string target) => Branch(IfEqual, number, target);

    /// <summary>Goes to a place if any of these bits of the accumulator is set, else on.</summary>
    public FilterAssembler JumpIfSet(uint bits, string target) => Branch(IfAnySet, bits, target);

    /// <summary>Goes to a place.</summary>
    public FilterAssembler Jump(string target) => Branch(Always, 0, target);

    /// <summary>Names the place of the next instruction.</summary>
    public FilterAssembler Label(string name)
    {
        _labels.Add(name, _steps.Count);
        return this;
    }

    /// <summary>The program.</summary>
    public FilterInstruction[] ToArray()
    {
        var result = new FilterInstruction[_steps.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var (step, target) = _steps[i];
            var distance = target is null ? 0 : _labels[target] - i - 1;
            result[i] = target is null ? step
                : step.Code == Always ? step with { Operand = (uint)distance }
                : step with { JumpTrue = checked((byte)distance) };
        }

        return result;
    }

    private FilterAssembler Branch(ushort code, uint operand, string target)
    {
        _steps.Add((new(code, 0, 0, operand), target));
        return this;
    }
}
