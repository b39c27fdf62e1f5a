using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>One message of the handshake (RFC 5246, 7.4), viewed in place.</summary>
internal readonly ref struct HandshakeMessage
{
    /// <summary>Its type.</summary>
    public TlsHandshakeType Type { get; private init; }

    /// <summary>Its content.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads one message.</summary>
    public static ParseStatus Read(ref WireReader reader, out HandshakeMessage message)
    {
        message = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var type) || !cursor.TryReadVector24(out var body))
            return ParseStatus.NeedMore;
        message = new() { Type = (TlsHandshakeType)type, Body = body };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
