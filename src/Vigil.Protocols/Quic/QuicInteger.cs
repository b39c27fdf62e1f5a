using Vigil.Core.Wire;

namespace Vigil.Protocols.Quic;

/// <summary>Integers of variable length (RFC 9000, 16): the first two bits tell whether 1, 2, 4 or 8 octets.</summary>
internal static class QuicInteger
{
    /// <summary>Reads one; <see langword="false"/>, and nothing is consumed, if there are too few octets.</summary>
    public static bool TryRead(scoped ref WireReader reader, out ulong value)
    {
        value = 0;
        if (!reader.TryPeek(out var first) || !reader.TryReadBytes(1 << (first >> 6), out var octets))
            return false;
        value = (ulong)(first & 0x3F);
        foreach (var octet in octets[1..])
            value = (value << 8) | octet;
        return true;
    }

    /// <summary>Reads a length and as many octets; <see langword="false"/> if there are too few.</summary>
    public static bool TryReadVector(scoped ref WireReader reader, out ReadOnlySpan<byte> octets)
    {
        octets = default;
        var cursor = reader;
        if (!TryRead(ref cursor, out var length) || length > (ulong)cursor.Remaining || !cursor.TryReadBytes((int)length, out octets))
            return false;
        reader = cursor;
        return true;
    }
}
