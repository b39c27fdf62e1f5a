using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>A Bloom filter: each element has <paramref name="hashes"/> cells; with more than one bit a cell counts.</summary>
/// <param name="hashes">Cells of an element.</param>
/// <param name="cells">Cells in all.</param>
/// <param name="max">The most a cell counts to; 1 for a plain filter.</param>
/// <param name="seed">Seed of the hashes; filters are merged only if theirs agree.</param>
public sealed class BloomFilterVal(int hashes, int cells, ulong max, ulong seed) : OpaqueVal(new OpaqueType("bloomfilter"))
{
    private readonly uint[] _counts = max > 1 ? new uint[cells] : [];
    private readonly ulong[] _bits = max > 1 ? [] : new ulong[(cells + 63) / 64];

    /// <inheritdoc/>
    public override string ClassName => "BloomFilterVal";

    /// <summary>Type of the elements; known once one was added.</summary>
    public ScriptType? ElementType { get; set; }

    /// <summary>Cells in use, as text.</summary>
    public string State => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hashes}/{cells}/{ElementHash.Of(Octets(), 0):x16}");

    /// <inheritdoc/>
    public override OpaqueVal Clone() => Copy();

    /// <summary>Adds an element.</summary>
    public void Add(Value element)
    {
        var hash = ElementHash.Of(element, seed);
        for (var i = 0; i < hashes; i++)
        {
            var cell = Cell(hash, i);
            if (max == 1)
                _bits[cell >> 6] |= 1UL << (cell & 63);
            else if (_counts[cell] < max)
                _counts[cell]++;
        }
    }

    /// <summary>How often an element was added, at most; for a plain filter 0 or 1.</summary>
    public ulong Count(Value element)
    {
        var hash = ElementHash.Of(element, seed);
        var least = ulong.MaxValue;
        for (var i = 0; i < hashes; i++)
        {
            var cell = Cell(hash, i);
            least = Math.Min(least, max == 1 ? (_bits[cell >> 6] >> (cell & 63)) & 1 : _counts[cell]);
        }

        return least;
    }

    /// <summary>Takes one occurrence of an element away.</summary>
    /// <returns>Whether the filter counts and held it.</returns>
    public bool Remove(Value element)
    {
        if (max == 1 || Count(element) == 0)
            return false;
        var hash = ElementHash.Of(element, seed);
        for (var i = 0; i < hashes; i++)
        {
            ref var count = ref _counts[Cell(hash, i)];
            if (count > 0) // two hashes may share a cell
                count--;
        }

        return true;
    }

    /// <summary>Forgets all elements.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_bits);
    }

    /// <summary>Whether elements have the same cells in <paramref name="other"/>.</summary>
    public bool IsCompatibleWith(BloomFilterVal other) => Shape == other.Shape;

    /// <summary>A filter that holds what either holds (<paramref name="intersect"/>: what both hold).</summary>
    public BloomFilterVal Combine(BloomFilterVal other, bool intersect)
    {
        var result = Copy();
        for (var i = 0; i < _bits.Length; i++)
            result._bits[i] = intersect ? _bits[i] & other._bits[i] : _bits[i] | other._bits[i];
        for (var i = 0; i < _counts.Length; i++)
            result._counts[i] = intersect ? Math.Min(_counts[i], other._counts[i]) : (uint)Math.Min((ulong)_counts[i] + other._counts[i], max);
        return result;
    }

    private (int Hashes, int Cells, ulong Max, ulong Seed) Shape => (hashes, cells, max, seed);

    // Kirsch and Mitzenmacher: two hashes make as many as are needed.
    private int Cell(ulong hash, int i) => (int)(((hash >> 32) + ((ulong)i * ((hash & uint.MaxValue) | 1))) % (ulong)cells);

    private BloomFilterVal Copy()
    {
        var copy = new BloomFilterVal(hashes, cells, max, seed) { ElementType = ElementType };
        _counts.CopyTo(copy._counts, 0);
        _bits.CopyTo(copy._bits, 0);
        return copy;
    }

    private ReadOnlySpan<byte> Octets() => max > 1
        ? System.Runtime.InteropServices.MemoryMarshal.AsBytes(_counts.AsSpan())
        : System.Runtime.InteropServices.MemoryMarshal.AsBytes(_bits.AsSpan());
}
