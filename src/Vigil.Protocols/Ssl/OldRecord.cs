using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>A client hello in the record format of SSL 2 (RFC 5246, E.2), viewed in place.</summary>
internal readonly ref struct OldRecord
{
    private const byte ClientHello = 1;

    /// <summary>The version that the client asks for.</summary>
    public ushort Version { get; private init; }

    /// <summary>What follows the version.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Whether a record begins like that: the highest bit stands for a header of two octets.</summary>
    public static bool IsOld(ReadOnlySpan<byte> data) => !data.IsEmpty && (data[0] & 0x80) != 0;

    /// <summary>Reads one record.</summary>
    public static ParseStatus Read(ref WireReader reader, out OldRecord record)
    {
        record = default;
        var cursor = reader;
        if (!cursor.TryReadUInt16(out var length))
            return ParseStatus.NeedMore;
        length &= 0x7FFF;
        if (length < 9)
            return ParseStatus.Malformed;
        if (!cursor.TryPeek(out var type))
            return ParseStatus.NeedMore;
        if (type != ClientHello)
            return ParseStatus.Malformed;
        if (!cursor.TryReadBytes(length, out var content))
            return ParseStatus.NeedMore;
        record = new() { Version = (ushort)((content[1] << 8) | content[2]), Body = content[3..] };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
