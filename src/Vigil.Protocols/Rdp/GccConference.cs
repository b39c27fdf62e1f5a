using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>The exchange of settings: MCS Connect (T.125, 7) around GCC Conference Create (T.124, 8.7), around blocks of RDP's own.</summary>
/// <remarks>GCC is in aligned PER, but for RDP all its fields but the user data are the same each time, so it is known by its octets.</remarks>
internal readonly ref struct GccConference
{
    private const byte BerEnumerated = 0x0A;
    private const byte BerOctetString = 0x04;
    private const byte ApplicationTag = 0x7F;
    private const byte ConnectInitial = 0x65;
    private const byte ConnectResponse = 0x66;

    /// <summary>Whether the server speaks.</summary>
    public bool IsResponse { get; private init; }

    /// <summary>The server's answer to the request for a conference (T.124: <c>result</c>); 0 is success.</summary>
    public byte Result { get; private init; }

    /// <summary>The blocks of settings.</summary>
    public ReadOnlySpan<byte> Blocks { get; private init; }

    /// <summary>Whether user data are MCS Connect, rather than a message of the connection that follows.</summary>
    public static bool Begins(ReadOnlySpan<byte> body) =>
        body.Length > 2 && body[0] == ApplicationTag && body[1] is ConnectInitial or ConnectResponse;

    /// <summary>Reads MCS Connect.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out GccConference conference)
    {
        conference = default;
        var reader = new WireReader(body);
        if (!reader.TrySkip(1) || !reader.TryReadUInt8(out var kind) || !TryReadBerLength(ref reader, out _))
            return false;

        // Everything before the user data, which are the last element, can be passed over: it is about MCS's own limits.
        byte mcsResult = 0;
        ReadOnlySpan<byte> userData = default;
        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt8(out var tag) || !TryReadBerLength(ref reader, out var length) || !reader.TryReadBytes(length, out var content))
                return false;
            if (tag == BerEnumerated && content.Length == 1)
                mcsResult = content[0];
            if (tag == BerOctetString)
                userData = content;
        }

        var isResponse = kind == ConnectResponse;
        var key = isResponse ? "McDn"u8 : "Duca"u8; // h221NonStandard keys of either side
        var at = userData.IndexOf(key);
        if (at < 0)
            return false;
        var blocks = new WireReader(userData[(at + key.Length)..]);
        if (!TryReadPerLength(ref blocks, out var size))
            return false;
        // The claimed size may exceed what is there; what is there can be read all the same.
        conference = new()
        {
            IsResponse = isResponse,
            Result = isResponse ? ResultOf(userData[..at], mcsResult) : (byte)0,
            Blocks = blocks.Rest[..Math.Min(size, blocks.Remaining)],
        };
        return true;
    }

    // t124Identifier (7), length of the PDU (1 or 2), choice (1), nodeID (2), tag (1 + 1), result (1).
    private static byte ResultOf(ReadOnlySpan<byte> userData, byte otherwise)
    {
        var reader = new WireReader(userData);
        return reader.TrySkip(7) && TryReadPerLength(ref reader, out _) && reader.TrySkip(1 + 2) && reader.TryReadVector8(out _)
            && reader.TryReadUInt8(out var result)
            ? (byte)(result >> 4)
            : otherwise;
    }

    private static bool TryReadBerLength(scoped ref WireReader reader, out int length)
    {
        length = 0;
        if (!reader.TryReadUInt8(out var first))
            return false;
        if (first < 0x80)
        {
            length = first;
            return true;
        }

        for (var i = first & 0x7F; i > 0; i--)
        {
            if (length > ushort.MaxValue || !reader.TryReadUInt8(out var octet))
                return false;
            length = (length << 8) | octet;
        }

        return true;
    }

    private static bool TryReadPerLength(scoped ref WireReader reader, out int length)
    {
        length = 0;
        if (!reader.TryReadUInt8(out var first))
            return false;
        length = first;
        if ((first & 0x80) == 0)
            return true;
        if (!reader.TryReadUInt8(out var second))
            return false;
        length = ((first & 0x7F) << 8) | second;
        return true;
    }
}
