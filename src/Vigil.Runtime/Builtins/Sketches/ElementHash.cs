using Vigil.Core.Text;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Hashing;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>64-bit hashes of values for probabilistic structures, the same in every process that has the seed.</summary>
internal static class ElementHash
{
    /// <summary>The hash of a value's octets.</summary>
    public static ulong Of(Value value, ulong seed)
    {
        using var octets = new ByteBuilder(64);
        BinaryForm.Append(octets, value);
        return Of(octets.Span, seed);
    }

    /// <summary>FNV-1a from a seeded start, then mixed so that all bits depend on all octets.</summary>
    public static ulong Of(ReadOnlySpan<byte> octets, ulong seed)
    {
        var hash = 14695981039346656037 ^ Mix(seed);
        foreach (var octet in octets)
            hash = (hash ^ octet) * 1099511628211;
        return Mix(hash);
    }

    /// <summary>A bijection of 64 bits that spreads every change over all of them.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return bits ^ (bits >> 31);
    }
}
