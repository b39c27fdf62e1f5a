using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>A piece of a handshake message of DTLS (RFC 6347, 4.2.2), viewed in place.</summary>
internal readonly ref struct DtlsFragment
{
    /// <summary>Type of the message.</summary>
    public TlsHandshakeType Type { get; private init; }

    /// <summary>Octets of the whole message.</summary>
    public int MessageLength { get; private init; }

    /// <summary>Number of the message in the handshake.</summary>
    public ushort MessageSequence { get; private init; }

    /// <summary>Where the piece belongs.</summary>
    public int Offset { get; private init; }

    /// <summary>The piece.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads one piece.</summary>
    public static ParseStatus Read(ref WireReader reader, out DtlsFragment fragment)
    {
        fragment = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var type) || !cursor.TryReadUInt24(out var length) || !cursor.TryReadUInt16(out var sequence)
            || !cursor.TryReadUInt24(out var offset) || !cursor.TryReadVector24(out var body) || offset + body.Length > length)
            return ParseStatus.Malformed;
        fragment = new()
        {
            Type = (TlsHandshakeType)type,
            MessageLength = (int)length,
            MessageSequence = sequence,
            Offset = (int)offset,
            Body = body,
        };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
