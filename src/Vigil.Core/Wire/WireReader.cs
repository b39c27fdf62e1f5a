using System.Buffers.Binary;

namespace Vigil.Core.Wire;

/// <summary>A cursor over octets from the wire; every method checks first and leaves the position alone when it fails.</summary>
/// <remarks>A value: copy it to look ahead, assign it back to consume.</remarks>
public ref struct WireReader
{
    private readonly ReadOnlySpan<byte> _data;

    /// <summary>Starts at the first octet of <paramref name="data"/>, which is borrowed.</summary>
    public WireReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        Position = 0;
    }

    /// <summary>Octets consumed so far.</summary>
    public int Position { get; private set; }

    /// <summary>Octets left.</summary>
    public readonly int Remaining => _data.Length - Position;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool AtEnd => Position == _data.Length;

    /// <summary>All octets not yet consumed, borrowed.</summary>
    public readonly ReadOnlySpan<byte> Rest => _data[Position..];

    /// <summary>The whole buffer the reader was given, for formats with offsets from its start (DNS names).</summary>
    public readonly ReadOnlySpan<byte> Whole => _data;

    /// <summary>Moves to an absolute offset.</summary>
    /// <returns><see langword="false"/> if it lies outside the buffer.</returns>
    public bool TrySeek(int position)
    {
        if ((uint)position > (uint)_data.Length)
            return false;
        Position = position;
        return true;
    }

    /// <summary>Skips <paramref name="count"/> octets.</summary>
    public bool TrySkip(int count)
    {
        if ((uint)count > (uint)Remaining)
            return false;
        Position += count;
        return true;
    }

    /// <summary>Looks at the next octet without consuming it.</summary>
    public readonly bool TryPeek(out byte value)
    {
        if (Position < _data.Length)
        {
            value = _data[Position];
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Reads one octet.</summary>
    public bool TryReadUInt8(out byte value)
    {
        if (!TryPeek(out value))
            return false;
        Position++;
        return true;
    }

    /// <summary>Reads a 16-bit number in network byte order.</summary>
    public bool TryReadUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(_data[Position..], out value))
            return false;
        Position += 2;
        return true;
    }

    /// <summary>Reads a 24-bit number in network byte order.</summary>
    public bool TryReadUInt24(out uint value)
    {
        value = 0;
        if (Remaining < 3)
            return false;
        value = (uint)((_data[Position] << 16) | (_data[Position + 1] << 8) | _data[Position + 2]);
        Position += 3;
        return true;
    }

    /// <summary>Reads a 32-bit number in network byte order.</summary>
    public bool TryReadUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_data[Position..], out value))
            return false;
        Position += 4;
        return true;
    }

    /// <summary>Reads a 64-bit number in network byte order.</summary>
    public bool TryReadUInt64(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64BigEndian(_data[Position..], out value))
            return false;
        Position += 8;
        return true;
    }

    /// <summary>Reads a 16-bit number in little-endian order.</summary>
    public bool TryReadUInt16LittleEndian(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(_data[Position..], out value))
            return false;
        Position += 2;
        return true;
    }

    /// <summary>Reads a 32-bit number in little-endian order.</summary>
    public bool TryReadUInt32LittleEndian(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32LittleEndian(_data[Position..], out value))
            return false;
        Position += 4;
        return true;
    }

    /// <summary>Reads a 64-bit number in little-endian order.</summary>
    public bool TryReadUInt64LittleEndian(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(_data[Position..], out value))
            return false;
        Position += 8;
        return true;
    }

    /// <summary>Borrows the next <paramref name="count"/> octets; no copy is made.</summary>
    /// <returns><see langword="false"/> if fewer are left; the position then stays where it was.</returns>
    public bool TryReadBytes(int count, out ReadOnlySpan<byte> octets)
    {
        octets = default;
        if ((uint)count > (uint)Remaining) // unsigned, so that a negative count fails too
            return false;
        octets = _data.Slice(Position, count);
        Position += count;
        return true;
    }

    /// <summary>Borrows a vector that is preceded by its length in one octet.</summary>
    public bool TryReadVector8(out ReadOnlySpan<byte> octets)
    {
        var cursor = this;
        octets = default;
        if (!cursor.TryReadUInt8(out var length) || !cursor.TryReadBytes(length, out octets))
            return false;
        this = cursor;
        return true;
    }

    /// <summary>Borrows a vector that is preceded by its length in two octets, network order.</summary>
    public bool TryReadVector16(out ReadOnlySpan<byte> octets)
    {
        var cursor = this;
        octets = default;
        if (!cursor.TryReadUInt16(out var length) || !cursor.TryReadBytes(length, out octets))
            return false;
        this = cursor;
        return true;
    }

    /// <summary>Borrows a vector that is preceded by its length in three octets, network order.</summary>
    public bool TryReadVector24(out ReadOnlySpan<byte> octets)
    {
        var cursor = this;
        octets = default;
        if (!cursor.TryReadUInt24(out var length) || !cursor.TryReadBytes((int)length, out octets))
            return false;
        this = cursor;
        return true;
    }
}
