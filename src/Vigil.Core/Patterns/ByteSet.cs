using System.Buffers;
using System.Numerics;

namespace Vigil.Core.Patterns;

/// <summary>A set of octets, one bit each.</summary>
internal readonly record struct ByteSet(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>All 256 octets.</summary>
    public static ByteSet All => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>All octets but LF: what a dot stands for.</summary>
    public static ByteSet AllButNewline => ~Single((byte)'\n');

    /// <summary>How many octets it holds.</summary>
    public int Count =>
        BitOperations.PopCount(A) + BitOperations.PopCount(B) + BitOperations.PopCount(C) + BitOperations.PopCount(D);

    /// <summary>The lowest octet, 0 if there is none.</summary>
    public byte First
    {
        get
        {
            for (var octet = 0; octet < 256; octet++)
            {
                if (Contains((byte)octet))
                    return (byte)octet;
            }

            return 0;
        }
    }

    /// <summary>The set of one octet.</summary>
    public static ByteSet Single(byte octet)
    {
        var bit = 1UL << (octet & 63);
        return (octet >> 6) switch
        {
            0 => new(bit, 0, 0, 0),
            1 => new(0, bit, 0, 0),
            2 => new(0, 0, bit, 0),
            _ => new(0, 0, 0, bit),
        };
    }

    /// <summary>The octets from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static ByteSet Range(byte first, byte last)
    {
        var set = default(ByteSet);
        for (int octet = first; octet <= last; octet++)
            set |= Single((byte)octet);
        return set;
    }

    /// <summary>Whether <paramref name="octet"/> is in it.</summary>
    public bool Contains(byte octet)
    {
        var word = (octet >> 6) switch { 0 => A, 1 => B, 2 => C, _ => D };
        return (word >> (octet & 63) & 1) != 0;
    }

    /// <summary>The set with both cases of each of its ASCII letters.</summary>
    public ByteSet WithBothCases()
    {
        const ulong letters = 0x07FF_FFFE; // bits of A-Z and a-z within their halves of the second word
        var upper = B & letters;
        var lower = (B >> 32) & letters;
        return this with { B = B | lower | (upper << 32) };
    }

    /// <summary>A vectorised search for its members; <see langword="null"/> if most octets are members.</summary>
    public SearchValues<byte>? ToSearchValues()
    {
        if (Count > 128)
            return null;
        var members = new List<byte>();
        for (var octet = 0; octet < 256; octet++)
        {
            if (Contains((byte)octet))
                members.Add((byte)octet);
        }

        return SearchValues.Create(members.ToArray());
    }

    /// <summary>Union.</summary>
    public static ByteSet operator |(ByteSet left, ByteSet right) =>
        new(left.A | right.A, left.B | right.B, left.C | right.C, left.D | right.D);

    /// <summary>Complement.</summary>
    public static ByteSet operator ~(ByteSet set) => new(~set.A, ~set.B, ~set.C, ~set.D);
}
