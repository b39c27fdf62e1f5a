using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>What the client can do (RFC 5246, 7.4.1.2; RFC 6347, 4.2.1; SSL 2 as in RFC 5246, E.2), viewed in place.</summary>
internal readonly ref struct ClientHello
{
    /// <summary>Highest version before TLS 1.3.</summary>
    public ushort Version { get; private init; }

    /// <summary>The first four octets of the random, once a time in seconds.</summary>
    public uint Timestamp { get; private init; }

    /// <summary>The rest of the random; the challenge of SSL 2.</summary>
    public ReadOnlySpan<byte> Random { get; private init; }

    /// <summary>The session to take up.</summary>
    public ReadOnlySpan<byte> SessionId { get; private init; }

    /// <summary>Cipher suites of <see cref="SuiteSize"/> octets each.</summary>
    public ReadOnlySpan<byte> CipherSuites { get; private init; }

    /// <summary>2, or 3 in SSL 2.</summary>
    public int SuiteSize { get; private init; }

    /// <summary>Compression methods, an octet each.</summary>
    public ReadOnlySpan<byte> CompressionMethods { get; private init; }

    /// <summary>Extensions.</summary>
    public ReadOnlySpan<byte> Extensions { get; private init; }

    /// <summary>Reads the body of the message.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isDatagram">DTLS, whose hello carries a cookie.</param>
    /// <param name="hello">The message.</param>
    public static ParseStatus Read(ReadOnlySpan<byte> body, bool isDatagram, out ClientHello hello)
    {
        hello = default;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var version) || !reader.TryReadUInt32(out var timestamp) || !reader.TryReadBytes(28, out var random)
            || !reader.TryReadVector8(out var session))
            return ParseStatus.Malformed;
        if (isDatagram && !reader.TryReadVector8(out _))
            return ParseStatus.Malformed;
        if (!reader.TryReadVector16(out var suites) || !reader.TryReadVector8(out var compression))
            return ParseStatus.Malformed;
        ReadOnlySpan<byte> extensions = default;
        if (!reader.AtEnd && !reader.TryReadVector16(out extensions))
            return ParseStatus.Malformed;
        hello = new()
        {
            Version = version,
            Timestamp = timestamp,
            Random = random,
            SessionId = session,
            CipherSuites = suites,
            SuiteSize = 2,
            CompressionMethods = compression,
            Extensions = extensions,
        };
        return ParseStatus.Complete;
    }

    /// <summary>Reads a hello of SSL 2 behind its type and version.</summary>
    public static ParseStatus ReadOld(ReadOnlySpan<byte> body, ushort version, out ClientHello hello)
    {
        hello = default;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var suiteLength) || !reader.TryReadUInt16(out var sessionLength)
            || !reader.TryReadUInt16(out var challengeLength) || !reader.TryReadBytes(suiteLength, out var suites)
            || !reader.TryReadBytes(sessionLength, out var session) || !reader.TryReadBytes(challengeLength, out var challenge))
            return ParseStatus.Malformed;
        hello = new() { Version = version, Random = challenge, SessionId = session, CipherSuites = suites, SuiteSize = 3 };
        return ParseStatus.Complete;
    }
}
