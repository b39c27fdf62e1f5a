using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>A cursor over a line of a log; each method checks first.</summary>
internal ref struct LogReader(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;
    private int _at;

    public readonly int Remaining => _octets.Length - _at;

    public bool TryOctet(out byte value)
    {
        value = 0;
        if (Remaining < 1)
            return false;
        value = _octets[_at++];
        return true;
    }

    public bool TryInt32(out int value)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(_octets[_at..], out value))
            return false;
        _at += 4;
        return true;
    }

    public bool TryUInt64(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64BigEndian(_octets[_at..], out value))
            return false;
        _at += 8;
        return true;
    }

    public bool TryString(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryInt32(out var length) || (uint)length > (uint)Remaining)
            return false;
        value = _octets.Slice(_at, length);
        _at += length;
        return true;
    }

    /// <summary>A family, 4 or 6, and as many octets as it has.</summary>
    public bool TryAddress(out UInt128 bits)
    {
        bits = 0;
        if (!TryOctet(out var family) || family is not (4 or 6))
            return false;
        var size = family == 4 ? 4 : 16;
        if (Remaining < size)
            return false;
        var octets = _octets.Slice(_at, size);
        _at += size;
        bits = family == 4 ? ((UInt128)0xFFFF << 32) | BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt128BigEndian(octets);
        return true;
    }
}
