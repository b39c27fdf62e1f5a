using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>A TPKT packet (RFC 1006, 6) with one X.224 unit in it, viewed in place.</summary>
internal readonly ref struct TpktPacket
{
    //  | 3 | 0 | length, all of it (2) | X.224: header length (1) | code (1) | rest of header ... | user data ... |

    /// <summary>X.224 connection request (13.3).</summary>
    public const byte ConnectionRequest = 0xE0;

    /// <summary>X.224 connection confirm (13.4).</summary>
    public const byte ConnectionConfirm = 0xD0;

    /// <summary>X.224 data (13.7).</summary>
    public const byte Data = 0xF0;

    private const int HeaderSize = 4;

    /// <summary>What kind of unit: the high half of its code.</summary>
    public byte Code { get; private init; }

    /// <summary>What follows the fixed part: for a connection request and confirm, class and all behind it; for data, user data.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads a packet.</summary>
    public static ParseStatus Read(scoped ref WireReader reader, out TpktPacket packet)
    {
        packet = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var version))
            return ParseStatus.NeedMore;
        if (version != 3)
            return ParseStatus.Malformed;
        if (!cursor.TrySkip(1) || !cursor.TryReadUInt16(out var length))
            return ParseStatus.NeedMore;
        if (length < HeaderSize + 3)
            return ParseStatus.Malformed;
        if (!cursor.TryReadBytes(length - HeaderSize, out var content))
            return ParseStatus.NeedMore;
        int header = content[0];
        var code = (byte)(content[1] & 0xF0);
        var fixedPart = code == Data ? 2 : 6; // code and end of unit; or code, two references and class
        if (header < fixedPart || header + 1 > content.Length)
            return ParseStatus.Malformed;

        // What a request or confirm carries counts as its header.
        packet = new() { Code = code, Body = code == Data ? content[(header + 1)..] : content[(1 + fixedPart)..(header + 1)] };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
