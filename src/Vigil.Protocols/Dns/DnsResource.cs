using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>The fixed part of a resource record and where its data lies (RFC 1035, 4.1.3).</summary>
internal readonly ref struct DnsResource
{
    /// <summary>Type.</summary>
    public DnsType Type { get; private init; }

    /// <summary>Class; the payload size of an OPT record.</summary>
    public ushort Class { get; private init; }

    /// <summary>Time to live, seconds; extended flags of an OPT record.</summary>
    public uint TimeToLive { get; private init; }

    /// <summary>The data.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    /// <summary>Position of the data in the message, for names in it that point elsewhere.</summary>
    public int DataOffset { get; private init; }

    /// <summary>Reads what follows the record's name. <see cref="ParseStatus.Malformed"/>: the data goes beyond the message.</summary>
    public static ParseStatus Read(ref WireReader reader, out DnsResource resource)
    {
        resource = default;
        var cursor = reader;
        if (!cursor.TryReadUInt16(out var type) || !cursor.TryReadUInt16(out var @class) || !cursor.TryReadUInt32(out var ttl)
            || !cursor.TryReadUInt16(out var length))
            return ParseStatus.NeedMore;
        var offset = cursor.Position;
        if (!cursor.TryReadBytes(length, out var data))
            return ParseStatus.Malformed;
        resource = new() { Type = (DnsType)type, Class = @class, TimeToLive = ttl, Data = data, DataOffset = offset };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
