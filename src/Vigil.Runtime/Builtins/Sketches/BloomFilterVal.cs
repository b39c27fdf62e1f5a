using System.Runtime.InteropServices;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>A Bloom filter: each element has several cells; with more than one bit a cell counts.</summary>
/// <param name="hasher">How an element comes to its cells; filters are merged only if theirs agree.</param>
/// <param name="cells">Cells in all.</param>
/// <param name="width">Bits of a cell, 1 to 32; 1 for a plain filter.</param>
public sealed class BloomFilterVal(BloomHasher hasher, int cells, int width) : OpaqueVal(new OpaqueType("bloomfilter"))
{
    /// <summary>The most cells.</summary>
    public const int MostCells = 1 << 30;

    /// <summary>The most bits of a cell.</summary>
    public const int MostWidth = 32;

    private readonly uint[] _counts = width > 1 ? new uint[cells] : [];
    private readonly ulong[] _bits = width > 1 ? [] : new ulong[(cells + 63) / 64];

    /// <inheritdoc/>
    public override string ClassName => "BloomFilterVal";

    /// <summary>Type of the elements; known once one was added.</summary>
    public ScriptType? ElementType { get; set; }

    /// <summary>How an element comes to its cells.</summary>
    public BloomHasher Hasher => hasher;

    /// <summary>Bits of a cell.</summary>
    public int Width => width;

    /// <summary>Bits of all cells together.</summary>
    public long Size => (long)cells * width;

    /// <summary>Cells in use, as text.</summary>
    public string State => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hasher.Count}/{cells}/{ElementHash.Of(Octets(), 0):x16}");

    /// <inheritdoc/>
    public override OpaqueVal Clone() => Copy();

    /// <summary>Adds an element.</summary>
    public void Add(Value element)
    {
        var hash = ElementHash.Of(element, hasher.Seed);
        for (var i = 0; i < hasher.Count; i++)
        {
            var cell = Cell(hash, i);
            if (width == 1)
                _bits[cell >> 6] |= 1UL << (cell & 63);
            else if (_counts[cell] < Max)
                _counts[cell]++;
        }
    }

    /// <summary>How often an element was added, at most; for a plain filter 0 or 1.</summary>
    public ulong Count(Value element)
    {
        var hash = ElementHash.Of(element, hasher.Seed);
        var least = ulong.MaxValue;
        for (var i = 0; i < hasher.Count; i++)
        {
            var cell = Cell(hash, i);
            least = Math.Min(least, width == 1 ? (_bits[cell >> 6] >> (cell & 63)) & 1 : _counts[cell]);
        }

        return least;
    }

    /// <summary>Takes one occurrence of an element away.</summary>
    /// <returns>Whether the filter counts and held it.</returns>
    public bool Remove(Value element)
    {
        if (width == 1 || Count(element) == 0)
            return false;
        var hash = ElementHash.Of(element, hasher.Seed);
        for (var i = 0; i < hasher.Count; i++)
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
            result._counts[i] = intersect ? Math.Min(_counts[i], other._counts[i]) : (uint)Math.Min((ulong)_counts[i] + other._counts[i], Max);
        return result;
    }

    /// <summary>Takes the cells out: their bits one behind the other, from the lowest of the first block on.</summary>
    public ulong[] Save()
    {
        var blocks = new ulong[(Size + 63) / 64];
        _bits.CopyTo(blocks, 0);
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            var at = (long)cell * width;
            var shift = (int)(at & 63);
            blocks[at >> 6] |= (ulong)_counts[cell] << shift;
            if (shift + width > 64)
                blocks[(at >> 6) + 1] |= (ulong)_counts[cell] >> (64 - shift);
        }

        return blocks;
    }

    /// <summary>Puts cells in that were taken out of a filter of the same shape.</summary>
    /// <param name="blocks">As many as <see cref="Save"/> takes out.</param>
    public void Load(ReadOnlySpan<ulong> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(blocks.Length, (Size + 63) / 64);
        if (width == 1)
        {
            blocks.CopyTo(_bits);
            if (cells % 64 != 0)
                _bits[^1] &= (1UL << (cells % 64)) - 1;
            return;
        }

        for (var cell = 0; cell < _counts.Length; cell++)
        {
            var at = (long)cell * width;
            var shift = (int)(at & 63);
            var bits = blocks[(int)(at >> 6)] >> shift;
            if (shift + width > 64)
                bits |= blocks[(int)(at >> 6) + 1] << (64 - shift);
            _counts[cell] = (uint)(bits & Max);
        }
    }

    private ulong Max => (1UL << width) - 1;

    private (BloomHasher Hasher, int Cells, int Width) Shape => (hasher, cells, width);

    // Kirsch and Mitzenmacher: two hashes make as many as are needed.
    private int Cell(ulong hash, int i) => (int)(((hash >> 32) + ((ulong)i * ((hash & uint.MaxValue) | 1))) % (ulong)cells);

    private BloomFilterVal Copy()
    {
        var copy = new BloomFilterVal(hasher, cells, width) { ElementType = ElementType };
        _counts.CopyTo(copy._counts, 0);
        _bits.CopyTo(copy._bits, 0);
        return copy;
    }

    private ReadOnlySpan<byte> Octets() => width > 1 ? MemoryMarshal.AsBytes(_counts.AsSpan()) : MemoryMarshal.AsBytes(_bits.AsSpan());
}
