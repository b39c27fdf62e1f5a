using Vigil.Core.Wire;

namespace Vigil.Protocols.WebSocket;

/// <summary>What stands in front of a frame's payload (RFC 6455, 5.2).</summary>
internal readonly record struct WebSocketFrameHeader
{
    //   0   1    4       8      9         16
    //  +---+----+--------+------+----------+------------------+---------------------+
    //  |FIN| RSV| opcode | MASK | length   | 2 or 8 more      | 4 octets of the key |
    //  +---+----+--------+------+----------+------------------+---------------------+

    /// <summary>Whether its message ends with it.</summary>
    public bool IsFinal { get; private init; }

    /// <summary>Three bits that extensions use; the first marks compression.</summary>
    public int Reserved { get; private init; }

    /// <summary>Its kind.</summary>
    public WebSocketOpcode Opcode { get; private init; }

    /// <summary>Payload that follows, octets.</summary>
    public long Length { get; private init; }

    /// <summary>What the payload is XORed with, repeatedly, first octet in the high bits; 0 if it is not.</summary>
    public uint Mask { get; private init; }

    /// <summary>Whether it is about the connection and may stand between the frames of a message (5.5).</summary>
    public bool IsControl => ((int)Opcode & 8) != 0;

    /// <summary>Reads one.</summary>
    public static ParseStatus Read(ref WireReader reader, out WebSocketFrameHeader header)
    {
        header = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var first) || !cursor.TryReadUInt8(out var second))
            return ParseStatus.NeedMore;
        ulong length = (uint)second & 0x7F;
        if (length == 126)
        {
            if (!cursor.TryReadUInt16(out var longer))
                return ParseStatus.NeedMore;
            length = longer;
        }
        else if (length == 127)
        {
            if (!cursor.TryReadUInt64(out length))
                return ParseStatus.NeedMore;
            if (length > long.MaxValue)
                return ParseStatus.Malformed; // 5.2: the most significant bit must be 0
        }

        uint mask = 0;
        if ((second & 0x80) != 0 && !cursor.TryReadUInt32(out mask))
            return ParseStatus.NeedMore;
        header = new()
        {
            IsFinal = (first & 0x80) != 0,
            Reserved = (first >> 4) & 7,
            Opcode = (WebSocketOpcode)(first & 15),
            Length = (long)length,
            Mask = mask,
        };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
