using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>What the server chose (RFC 5246, 7.4.1.3; RFC 8446, 4.1.3), viewed in place.</summary>
internal readonly ref struct ServerHello
{
    /// <summary>The version; that of TLS 1.3 is in an extension.</summary>
    public ushort Version { get; private init; }

    /// <summary>The first four octets of the random, once a time in seconds; 0 in drafts of TLS 1.3.</summary>
    public uint Timestamp { get; private init; }

    /// <summary>The rest of the random; in drafts of TLS 1.3 the whole.</summary>
    public ReadOnlySpan<byte> Random { get; private init; }

    /// <summary>The session.</summary>
    public ReadOnlySpan<byte> SessionId { get; private init; }

    /// <summary>The cipher suite.</summary>
    public ushort CipherSuite { get; private init; }

    /// <summary>The compression method.</summary>
    public byte CompressionMethod { get; private init; }

    /// <summary>Extensions.</summary>
    public ReadOnlySpan<byte> Extensions { get; private init; }

    /// <summary>Reads the body of the message.</summary>
    public static ParseStatus Read(ReadOnlySpan<byte> body, out ServerHello hello)
    {
        hello = default;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var version))
            return ParseStatus.Malformed;
        uint timestamp = 0;
        byte compression = 0;
        ReadOnlySpan<byte> session = default;
        ReadOnlySpan<byte> random;
        ushort suite;
        if (TlsVersion.IsDraft13(version))
        {
            // Drafts up to 21 had neither session nor compression here.
            if (!reader.TryReadBytes(32, out random) || !reader.TryReadUInt16(out suite))
                return ParseStatus.Malformed;
        }
        else if (!reader.TryReadUInt32(out timestamp) || !reader.TryReadBytes(28, out random) || !reader.TryReadVector8(out session)
            || !reader.TryReadUInt16(out suite) || !reader.TryReadUInt8(out compression))
        {
            return ParseStatus.Malformed;
        }

        ReadOnlySpan<byte> extensions = default;
        if (!reader.AtEnd && !reader.TryReadVector16(out extensions))
            return ParseStatus.Malformed;
        hello = new()
        {
            Version = version,
            Timestamp = timestamp,
            Random = random,
            SessionId = session,
            CipherSuite = suite,
            CompressionMethod = compression,
            Extensions = extensions,
        };
        return ParseStatus.Complete;
    }
}
