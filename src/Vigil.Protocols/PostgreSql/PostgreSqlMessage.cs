using Vigil.Core.Wire;

namespace Vigil.Protocols.PostgreSql;

/// <summary>A message of protocol 3 (PostgreSQL, "Message Formats"), viewed in place.</summary>
internal readonly ref struct PostgreSqlMessage
{
    //  | type (1), but for the first of a client | length, with itself (4) | content ... |

    private const int LengthSize = 4;

    /// <summary>Its type, a character.</summary>
    public byte Type { get; private init; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads a message.</summary>
    /// <param name="reader">At the message.</param>
    /// <param name="hasType">Whether it begins with its type.</param>
    /// <param name="message">The message.</param>
    public static ParseStatus Read(scoped ref WireReader reader, bool hasType, out PostgreSqlMessage message)
    {
        message = default;
        var cursor = reader;
        byte type = 0;
        if ((hasType && !cursor.TryReadUInt8(out type)) || !cursor.TryReadUInt32(out var length))
            return ParseStatus.NeedMore;
        if (length is < LengthSize or > int.MaxValue)
            return ParseStatus.Malformed;
        if (!cursor.TryReadBytes((int)length - LengthSize, out var body))
            return ParseStatus.NeedMore;
        message = new() { Type = type, Body = body };
        reader = cursor;
        return ParseStatus.Complete;
    }

    /// <summary>Reads a string, which a NUL ends.</summary>
    public static bool TryReadText(scoped ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        var length = reader.Rest.IndexOf((byte)0);
        if (length < 0)
            return false;
        text = reader.Rest[..length];
        return reader.TrySkip(length + 1);
    }
}
