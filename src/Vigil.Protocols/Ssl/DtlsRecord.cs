using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>One record of DTLS (RFC 6347, 4.1; RFC 9147, 4), viewed in place.</summary>
internal readonly ref struct DtlsRecord
{
    //  +------+---------+-------+-----------------+--------+----------
    //  | type | version | epoch | sequence number | length | body ...
    //  +------+---------+-------+-----------------+--------+----------
    //     1        2        2            6            2

    /// <summary>What it carries.</summary>
    public TlsContentType Type { get; private init; }

    /// <summary>Version of the record layer.</summary>
    public ushort Version { get; private init; }

    /// <summary>Number of the record within its epoch.</summary>
    public ulong Sequence { get; private init; }

    /// <summary>Content; of an encrypted record of DTLS 1.3 everything to the end of the datagram.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Whether a record begins with the short header of encrypted records of DTLS 1.3 (RFC 9147, 4: 001CSLEE).</summary>
    public static bool IsUnified(byte first) => (first & 0xE0) == 0x20;

    /// <summary>Reads one record with the long header.</summary>
    public static ParseStatus Read(ref WireReader reader, out DtlsRecord record)
    {
        record = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var type) || !cursor.TryReadUInt16(out var version) || !cursor.TryReadUInt64(out var place)
            || !cursor.TryReadVector16(out var body))
            return ParseStatus.Malformed; // records do not span datagrams
        record = new()
        {
            Type = (TlsContentType)type,
            Version = version,
            Sequence = place & 0xFFFF_FFFF_FFFF, // the high 16 bits are the epoch
            Body = body,
        };
        reader = cursor;
        return ParseStatus.Complete;
    }

    /// <summary>Reads one record with the short header.</summary>
    /// <remarks>
    /// How long a connection identifier is only the hellos tell. With one, the rest of the datagram counts as this record;
    /// whether others follow makes no difference to anyone who cannot decrypt them.
    /// </remarks>
    public static ParseStatus ReadUnified(ref WireReader reader, out DtlsRecord record)
    {
        record = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var first))
            return ParseStatus.Malformed;
        ReadOnlySpan<byte> body;
        var hasIdentifier = (first & 0x10) != 0;
        var hasLength = (first & 0x04) != 0;
        if (hasIdentifier || !hasLength)
        {
            if (!cursor.TryReadBytes(cursor.Remaining, out body))
                return ParseStatus.Malformed;
        }
        else if (!cursor.TrySkip((first & 0x08) != 0 ? 2 : 1) || !cursor.TryReadVector16(out body))
        {
            return ParseStatus.Malformed;
        }

        record = new() { Type = TlsContentType.ApplicationData, Version = TlsVersion.Dtls12, Body = body };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
