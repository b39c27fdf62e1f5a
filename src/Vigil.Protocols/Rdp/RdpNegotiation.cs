using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>How both sides agree on security, inside X.224's connection request and confirm (MS-RDPBCGR 2.2.1.1, 2.2.1.2).</summary>
internal readonly ref struct RdpNegotiation
{
    //  request:  [ "Cookie: mstshash=" name CR LF ]  [ type 1 | flags (1) | 8 (2) | protocols (4) ]
    //  confirm:  [ type 2 or 3 | flags (1) | 8 (2) | protocol or failure (4) ]           numbers are little-endian

    /// <summary>Type of a request.</summary>
    public const byte Request = 1;

    /// <summary>Type of an agreement.</summary>
    public const byte Response = 2;

    /// <summary>Type of a refusal.</summary>
    public const byte Failure = 3;

    /// <summary>The user's name in the cookie; empty without one.</summary>
    public ReadOnlySpan<byte> Cookie { get; private init; }

    /// <summary>What kind; 0 for clients and servers older than negotiation.</summary>
    public byte Type { get; private init; }

    /// <summary>Flags of the kind.</summary>
    public byte Flags { get; private init; }

    /// <summary>Protocols, protocol, or code of failure.</summary>
    public uint Value { get; private init; }

    /// <summary>Reads the variable part of a request or confirm.</summary>
    public static RdpNegotiation Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> cookie = default;
        // Either a cookie or a token for load balancers; both are a line.
        var end = body.IndexOf("\r\n"u8);
        if (end >= 0 && body.StartsWith("Cookie: "u8))
        {
            var line = body["Cookie: ".Length..end];
            cookie = line.StartsWith("mstshash="u8) ? line["mstshash=".Length..] : default;
            body = body[(end + 2)..];
        }

        var reader = new WireReader(body);
        return reader.TryReadUInt8(out var type) && reader.TryReadUInt8(out var flags) && reader.TryReadUInt16LittleEndian(out _)
            && reader.TryReadUInt32LittleEndian(out var value)
            ? new() { Cookie = cookie, Type = type, Flags = flags, Value = value }
            : new() { Cookie = cookie };
    }
}
