using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Socks;

/// <summary>A request of version 4, 4a or 5, viewed in place.</summary>
internal readonly ref struct SocksRequest
{
    //  4:   | 4 | CD (1) | port (2) | address (4) | user ... 0 |                    4a: and, if the address is 0.0.0.x, | name ... 0 |
    //  5:   | 5 | CMD (1) | RSV (1) | ATYP (1) | address | port (2) |

    /// <summary>Longest user or name of version 4 that is waited for, octets; the protocol has no limit.</summary>
    private const int MaxText = 512;

    /// <summary>What is asked for: 1 CONNECT, 2 BIND, 3 UDP ASSOCIATE.</summary>
    public byte Command { get; private init; }

    /// <summary>Where to.</summary>
    public SocksAddress Target { get; private init; }

    /// <summary>Who asks, in version 4.</summary>
    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>The third octet of version 5, which must be 0.</summary>
    public byte Reserved { get; private init; }

    /// <summary>Reads a request of version 4 or 4a.</summary>
    public static ParseStatus ReadV4(scoped ref WireReader reader, out SocksRequest request)
    {
        request = default;
        var cursor = reader;
        if (!cursor.TrySkip(1) || !cursor.TryReadUInt8(out var command) || !cursor.TryReadUInt16(out var port)
            || !cursor.TryReadUInt32(out var address))
            return ParseStatus.NeedMore;
        var status = ReadText(ref cursor, out var user);
        if (status != ParseStatus.Complete)
            return status;
        ReadOnlySpan<byte> name = default;
        var hasName = address is > 0 and < 0x100;
        if (hasName && (status = ReadText(ref cursor, out name)) != ParseStatus.Complete)
            return status;
        var target = new SocksAddress { Host = Addr.V4(address), HasName = hasName, Name = name, Port = port };
        request = new() { Command = command, Target = target, User = user };
        reader = cursor;
        return ParseStatus.Complete;
    }

    /// <summary>Reads a request of version 5 (RFC 1928, 4); a reply (6) has the same form, with its code for the command.</summary>
    public static ParseStatus ReadV5(scoped ref WireReader reader, out SocksRequest request)
    {
        request = default;
        var cursor = reader;
        if (!cursor.TrySkip(1) || !cursor.TryReadUInt8(out var command) || !cursor.TryReadUInt8(out var reserved))
            return ParseStatus.NeedMore;
        var status = SocksAddress.Read(ref cursor, out var target);
        if (status != ParseStatus.Complete)
            return status;
        request = new() { Command = command, Target = target, Reserved = reserved };
        reader = cursor;
        return ParseStatus.Complete;
    }

    private static ParseStatus ReadText(scoped ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        var length = reader.Rest.IndexOf((byte)0);
        if (length < 0)
            return reader.Remaining > MaxText ? ParseStatus.Malformed : ParseStatus.NeedMore;
        text = reader.Rest[..length];
        reader.TrySkip(length + 1);
        return ParseStatus.Complete;
    }
}
