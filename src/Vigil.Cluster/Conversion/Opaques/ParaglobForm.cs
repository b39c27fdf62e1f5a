using System.Buffers.Binary;
using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Patterns;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Sketches;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>Globs: octets, each of them a count; how many globs, then each with its length before it, in eight octets from the lowest on.</summary>
internal sealed class ParaglobForm : IOpaqueForm
{
    private const int LengthSize = 8;

    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = default;
        if (value is not ParaglobVal globs)
            return false;
        var octets = new List<byte>();
        AddNumber(octets, globs.Globs.Count);
        foreach (var glob in globs.Globs)
        {
            AddNumber(octets, glob.Length);
            octets.AddRange(glob.Span);
        }

        state = Numbers.Write([.. octets.Select(static octet => (ulong)octet)]);
        return true;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state)
    {
        if (!Numbers.TryRead(state, int.MaxValue, out var numbers) || numbers.AsSpan().ContainsAnyExceptInRange(0UL, (ulong)byte.MaxValue))
            return null;
        ReadOnlySpan<byte> octets = Array.ConvertAll(numbers, static number => (byte)number);
        if (!TryNumber(ref octets, octets.Length / LengthSize, out var count))
            return null;
        var globs = new List<ByteString>();
        for (; count > 0; count--)
        {
            if (!TryNumber(ref octets, octets.Length - LengthSize, out var length))
                return null;
            globs.Add(ByteString.Copy(octets[..length]));
            octets = octets[length..];
        }

        if (!octets.IsEmpty)
            return null;
        try
        {
            return new ParaglobVal(globs);
        }
        catch (PatternError)
        {
            return null;
        }
    }

    private static void AddNumber(List<byte> octets, int number)
    {
        Span<byte> form = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteInt64LittleEndian(form, number);
        octets.AddRange(form);
    }

    // Numbers beyond what is there are claims that cannot be true.
    private static bool TryNumber(ref ReadOnlySpan<byte> octets, int most, out int number)
    {
        number = 0;
        if (octets.Length < LengthSize)
            return false;
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(octets);
        if (claimed > (ulong)most)
            return false;
        number = (int)claimed;
        octets = octets[LengthSize..];
        return true;
    }
}
