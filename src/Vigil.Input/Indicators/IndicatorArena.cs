using System.Runtime.InteropServices;

namespace Vigil.Input.Indicators;

/// <summary>What one source says of one indicator, record after record in large blocks: a million need no million objects.</summary>
/// <remarks>
/// A record is: place of the next record about the same indicator (4 octets; 0: none), its age as a number that
/// grows (4), type of the indicator (2), lengths of key (2) and of the rest (4), key, rest. Records begin at multiples of
/// four octets, so that a place of 32 bits reaches 16 GiB.
/// </remarks>
internal sealed class IndicatorArena
{
    /// <summary>Octets that key and rest may have together.</summary>
    public const int LongestRecord = (1 << 16) - HeaderLength;

    private const int HeaderLength = 16;
    private const int BlockBits = 18; // places of a block
    private const int BlockLength = 4 << BlockBits;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockLength; // octets of the last block; at first there is none

    /// <summary>Octets taken.</summary>
    public long Length => ((long)(_blocks.Count - 1) * BlockLength) + _used;

    /// <summary>Appends a record that is the last about its indicator.</summary>
    /// <returns>Its place, never 0.</returns>
    public uint Append(uint age, int type, ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest)
    {
        var length = (HeaderLength + key.Length + rest.Length + 3) & ~3;
        if (BlockLength - _used < length)
        {
            _blocks.Add(new byte[BlockLength]);
            _used = _blocks.Count == 1 ? 4 : 0; // place 0 says that there is none
        }

        var place = ((uint)(_blocks.Count - 1) << BlockBits) | ((uint)_used >> 2);
        var record = _blocks[^1].AsSpan(_used, length);
        MemoryMarshal.Write(record, 0u);
        MemoryMarshal.Write(record[4..], age);
        MemoryMarshal.Write(record[8..], (ushort)type);
        MemoryMarshal.Write(record[10..], (ushort)key.Length);
        MemoryMarshal.Write(record[12..], rest.Length);
        key.CopyTo(record[HeaderLength..]);
        rest.CopyTo(record[(HeaderLength + key.Length)..]);
        _used += length;
        return place;
    }

    /// <summary>The place of the next record about the same indicator, or 0.</summary>
    public ref uint Next(uint place) => ref MemoryMarshal.AsRef<uint>(At(place));

    /// <summary>Its age: of two records the younger one has the larger number.</summary>
    public uint Age(uint place) => MemoryMarshal.Read<uint>(At(place)[4..]);

    /// <summary>The type of its indicator.</summary>
    public int Type(uint place) => MemoryMarshal.Read<ushort>(At(place)[8..]);

    /// <summary>The key of its indicator.</summary>
    public ReadOnlySpan<byte> Key(uint place)
    {
        var record = At(place);
        return record.Slice(HeaderLength, MemoryMarshal.Read<ushort>(record[10..]));
    }

    /// <summary>What is said of it.</summary>
    public ReadOnlySpan<byte> Rest(uint place)
    {
        var record = At(place);
        return record.Slice(HeaderLength + MemoryMarshal.Read<ushort>(record[10..]), MemoryMarshal.Read<int>(record[12..]));
    }

    /// <summary>Octets that a record takes.</summary>
    public int LengthOf(uint place) => (HeaderLength + Key(place).Length + Rest(place).Length + 3) & ~3;

    private Span<byte> At(uint place) => _blocks[(int)(place >> BlockBits)].AsSpan((int)(place & ((1u << BlockBits) - 1)) << 2);
}
