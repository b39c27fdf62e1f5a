using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssh;

/// <summary>A packet before encryption begins: SSH 2 (RFC 4253, 6) or SSH 1, viewed in place.</summary>
internal readonly ref struct SshPacket
{
    //  SSH 2: | packet_length (4) | padding_length (1) | payload | padding |
    //  SSH 1: | length (4) | padding (8 - length % 8) | type (1) | data | CRC (4) |

    /// <summary>Message number; the first octet of the payload.</summary>
    public byte Type { get; private init; }

    /// <summary>The payload behind the message number.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads a packet of SSH 2.</summary>
    /// <param name="reader">At the packet.</param>
    /// <param name="limit">Largest length that is believed.</param>
    /// <param name="packet">The packet.</param>
    public static ParseStatus Read(ref WireReader reader, uint limit, out SshPacket packet)
    {
        packet = default;
        var cursor = reader;
        if (!cursor.TryReadUInt32(out var length))
            return ParseStatus.NeedMore;
        if (length < 2 || length > limit)
            return ParseStatus.Malformed;
        if (!cursor.TryReadBytes((int)length, out var content))
            return ParseStatus.NeedMore;
        int padding = content[0];
        if (padding + 2 > content.Length)
            return ParseStatus.Malformed;
        packet = new() { Type = content[1], Body = content[2..^padding] };
        reader = cursor;
        return ParseStatus.Complete;
    }

    /// <summary>Reads a packet of SSH 1.</summary>
    public static ParseStatus ReadOld(ref WireReader reader, uint limit, out SshPacket packet)
    {
        packet = default;
        var cursor = reader;
        if (!cursor.TryReadUInt32(out var length))
            return ParseStatus.NeedMore;
        if (length < 5 || length > limit)
            return ParseStatus.Malformed;
        var padding = 8 - (int)(length % 8);
        if (!cursor.TrySkip(padding) || !cursor.TryReadBytes((int)length, out var content))
            return ParseStatus.NeedMore;
        packet = new() { Type = content[0], Body = content[1..^4] };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
