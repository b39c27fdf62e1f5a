using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>One record of SSL 3 or TLS (RFC 5246, 6.2.1), viewed in place.</summary>
internal readonly ref struct TlsRecord
{
    //  +------+---------+--------+----------
    //  | type | version | length | body ...
    //  +------+---------+--------+----------
    //     1        2        2

    /// <summary>Octets in front of the body.</summary>
    public const int HeaderSize = 5;

    /// <summary>Most octets that a record can have; standards allow far fewer, senders not always.</summary>
    public const int MaxSize = HeaderSize + ushort.MaxValue;

    /// <summary>What it carries.</summary>
    public TlsContentType Type { get; private init; }

    /// <summary>Version of the record layer.</summary>
    public ushort Version { get; private init; }

    /// <summary>Content.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads one record.</summary>
    public static ParseStatus Read(ref WireReader reader, out TlsRecord record)
    {
        record = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var type) || !cursor.TryReadUInt16(out var version) || !cursor.TryReadVector16(out var body))
            return ParseStatus.NeedMore;
        record = new() { Type = (TlsContentType)type, Version = version, Body = body };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
