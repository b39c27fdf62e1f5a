using System.Numerics;

namespace Vigil.Core.Values;

/// <summary>Which prefix lengths occur in a table indexed by a subnet, so that a lookup probes only for those.</summary>
internal sealed class PrefixLengths
{
    private const int Lengths = 129;

    private readonly int[] _counts = new int[Lengths];
    private readonly ulong[] _used = new ulong[3]; // a bit for each length in use

    /// <summary>Counts a prefix of <paramref name="length"/> bits.</summary>
    public void Add(int length)
    {
        if (_counts[length]++ == 0)
            _used[length >> 6] |= 1UL << (length & 63);
    }

    /// <summary>Forgets a prefix of <paramref name="length"/> bits.</summary>
    public void Remove(int length)
    {
        if (--_counts[length] == 0)
            _used[length >> 6] &= ~(1UL << (length & 63));
    }

    /// <summary>The greatest length in use that is at most <paramref name="length"/>, or -1.</summary>
    public int AtMost(int length)
    {
        if (length < 0)
            return -1;
        var word = length >> 6;
        var bits = _used[word] & (ulong.MaxValue >> (63 - (length & 63)));
        while (bits == 0)
        {
            if (--word < 0)
                return -1;
            bits = _used[word];
        }

        return (word << 6) + BitOperations.Log2(bits);
    }
}
