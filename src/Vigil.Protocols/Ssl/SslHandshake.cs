using System.Buffers.Binary;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;
using Vigil.Files.X509;

namespace Vigil.Protocols.Ssl;

/// <summary>Follows the messages of a handshake, which are the same over streams and datagrams.</summary>
internal sealed class SslHandshake(Analyzer owner, SslEvents events, SslState state, bool isDatagram)
{
    // Before TLS 1.2 signatures did not name their algorithms; scripts are told so by a number that no octet can hold.
    private const ulong UnnamedAlgorithm = 256;

    private const int RandomSize = 32;

    private readonly SslExtensions _extensions = new(owner.Connection, events, state);
    private readonly SslCertificates _certificates = new(owner, events);
    private readonly byte[] _randoms = new byte[2 * RandomSize];
    private TlsKeyExchange _exchange;

    /// <summary>The version that the server chose; 0 before that.</summary>
    public ushort Version { get; private set; }

    /// <summary>The cipher suite that the server chose; 0 before that.</summary>
    public ushort CipherSuite { get; private set; }

    /// <summary>The random of the client.</summary>
    public ReadOnlySpan<byte> ClientRandom => _randoms.AsSpan(0, RandomSize);

    /// <summary>The random of the server.</summary>
    public ReadOnlySpan<byte> ServerRandom => _randoms.AsSpan(RandomSize);

    /// <summary>The client is the responder of the connection.</summary>
    public bool IsFlipped { get; private set; }

    /// <summary>Whether who sends this way is the client.</summary>
    public bool IsClient(Direction direction) => direction.IsOrig() != IsFlipped;

    /// <summary>Takes a whole message.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public string? Take(TlsHandshakeType type, ReadOnlySpan<byte> body, Direction direction, ushort recordVersion)
    {
        var problem = type switch
        {
            TlsHandshakeType.ClientHello => OnClientHello(body, direction, recordVersion),
            TlsHandshakeType.ServerHello => OnServerHello(body, direction, recordVersion),
            TlsHandshakeType.HelloRetryRequest => OnHelloRetryRequest(body, direction),
            TlsHandshakeType.SessionTicket => OnSessionTicket(body),
            TlsHandshakeType.Certificate => _certificates.Chain(body, IsClient(direction)),
            TlsHandshakeType.CertificateStatus => _certificates.Status(body, IsClient(direction)),
            TlsHandshakeType.ServerKeyExchange => OnServerKeyExchange(body),
            TlsHandshakeType.ClientKeyExchange => OnClientKeyExchange(body),
            TlsHandshakeType.CertificateRequest => OnCertificateRequest(body, direction),
            _ => null,
        };
        if (problem is null)
            events.HandshakeMessage(owner.Connection, IsClient(direction), (ulong)type, (ulong)body.Length);
        return problem;
    }

    /// <summary>A hello of SSL 2, which may lead to a newer version.</summary>
    public string? TakeOld(ClientHello hello)
    {
        if (!TlsVersion.IsKnown(hello.Version))
            return $"unsupported client SSL version 0x{hello.Version:x4}";
        owner.Confirm();
        Raise(hello, TlsVersion.Ssl2);
        return null;
    }

    private string? OnClientHello(ReadOnlySpan<byte> body, Direction direction, ushort recordVersion)
    {
        if (!direction.IsOrig() && !IsFlipped)
        {
            IsFlipped = true;
            events.ConnectionFlipped(owner.Connection);
        }

        if (ClientHello.Read(body, isDatagram, out var hello) != ParseStatus.Complete)
            return SslProblem.Truncated("ClientHello", body.Length);
        if (!TlsVersion.IsKnown(hello.Version))
            return $"unsupported client SSL version 0x{hello.Version:x4}";
        owner.Confirm();
        KeepRandom(hello.Timestamp, hello.Random, _randoms);
        if (!_extensions.Take(hello.Extensions, IsClient(direction)))
            return SslProblem.Truncated("SSLExtension", hello.Extensions.Length);
        Raise(hello, recordVersion);
        return null;
    }

    private static void KeepRandom(uint timestamp, ReadOnlySpan<byte> rest, Span<byte> random)
    {
        BinaryPrimitives.WriteUInt32BigEndian(random, timestamp);
        if (rest.Length == RandomSize - sizeof(uint))
            rest.CopyTo(random[sizeof(uint)..]);
    }

    private void Raise(ClientHello hello, ushort recordVersion)
    {
        if (!events.HasClientHello)
            return;
        events.ClientHello(
            owner.Connection,
            hello.Version,
            recordVersion,
            hello.Timestamp,
            ByteString.Copy(hello.Random),
            ByteString.Copy(hello.SessionId),
            state.Counts(hello.CipherSuites, hello.SuiteSize),
            state.Counts(hello.CompressionMethods, 1));
    }

    private string? OnServerHello(ReadOnlySpan<byte> body, Direction direction, ushort recordVersion)
    {
        if (ServerHello.Read(body, out var hello) != ParseStatus.Complete)
            return SslProblem.Truncated("ServerHello", body.Length);
        if (!TlsVersion.IsKnown(hello.Version))
            return $"unsupported server SSL version 0x{hello.Version:x4}";
        _extensions.ChosenVersion = 0;
        if (!_extensions.Take(hello.Extensions, IsClient(direction)))
            return SslProblem.Truncated("SSLExtension", hello.Extensions.Length);
        Version = _extensions.ChosenVersion != 0 ? _extensions.ChosenVersion : hello.Version;
        CipherSuite = hello.CipherSuite;
        KeepRandom(hello.Timestamp, hello.Random, _randoms.AsSpan(RandomSize));
        _exchange = TlsKeyExchanges.Of(hello.CipherSuite);
        if (events.HasServerHello)
        {
            events.ServerHello(
                owner.Connection,
                hello.Version,
                recordVersion,
                hello.Timestamp,
                ByteString.Copy(hello.Random),
                ByteString.Copy(hello.SessionId),
                hello.CipherSuite,
                hello.CompressionMethod);
        }

        return null;
    }

    // Drafts of TLS 1.3: the version, from draft 19 on the suite, and extensions.
    private string? OnHelloRetryRequest(ReadOnlySpan<byte> body, Direction direction)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var version) || ((version & 0xFF) >= 19 && !reader.TrySkip(2))
            || !reader.TryReadVector16(out var extensions) || !_extensions.Take(extensions, IsClient(direction)))
            return SslProblem.Truncated("HelloRetryRequest", body.Length);
        return null;
    }

    private string? OnSessionTicket(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt32(out var lifetime) || !reader.TryReadVector16(out var ticket))
            return SslProblem.Truncated("SessionTicketHandshake", body.Length);
        if (events.HasSessionTicket)
            events.SessionTicket(owner.Connection, lifetime, ByteString.Copy(ticket));
        return null;
    }

    private string? OnServerKeyExchange(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        switch (_exchange)
        {
            case TlsKeyExchange.EphemeralEllipticCurve or TlsKeyExchange.AnonymousEllipticCurve:
                // RFC 8422, 5.4: 3 stands for a curve by its number; nothing else is in use.
                if (!reader.TryReadUInt8(out var kind))
                    return SslProblem.Truncated("ServerKeyExchange", body.Length);
                if (kind != 3)
                    return null;
                if (!reader.TryReadUInt16(out var curve) || !reader.TryReadVector8(out var point))
                    return SslProblem.Truncated("EcServerKeyExchange", body.Length);
                if (events.HasEcdhServerParams)
                    events.EcdhServerParams(owner.Connection, curve, ByteString.Copy(point));
                return _exchange == TlsKeyExchange.EphemeralEllipticCurve ? OnSignature(reader) : null;
            case TlsKeyExchange.EphemeralDiffieHellman or TlsKeyExchange.AnonymousDiffieHellman:
                if (!reader.TryReadVector16(out var p) || !reader.TryReadVector16(out var g) || !reader.TryReadVector16(out var ys))
                    return SslProblem.Truncated("DhServerKeyExchange", body.Length);
                if (events.HasDhServerParams)
                    events.DhServerParams(owner.Connection, ByteString.Copy(p), ByteString.Copy(g), ByteString.Copy(ys));
                return _exchange == TlsKeyExchange.EphemeralDiffieHellman ? OnSignature(reader) : null;
            default:
                return null;
        }
    }

    private string? OnSignature(WireReader reader)
    {
        ulong hash = UnnamedAlgorithm;
        ulong algorithm = UnnamedAlgorithm;
        if (TlsVersion.NamesSignatures(Version))
        {
            if (!reader.TryReadUInt8(out var first) || !reader.TryReadUInt8(out var second))
                return SslProblem.Truncated("ServerKeyExchangeSignature", reader.Remaining);
            (hash, algorithm) = (first, second);
        }

        if (!reader.TryReadVector16(out var signature))
            return SslProblem.Truncated("ServerKeyExchangeSignature", reader.Remaining);
        if (events.HasServerSignature)
            events.ServerSignature(owner.Connection, state.Signature(owner.Engine, hash, algorithm), ByteString.Copy(signature));
        return null;
    }

    private string? OnClientKeyExchange(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        switch (_exchange)
        {
            case TlsKeyExchange.Rsa:
                // SSL 3 sends the secret without its length.
                var secret = body;
                if (Version != TlsVersion.Ssl3 && !reader.TryReadVector16(out secret))
                    return SslProblem.Truncated("RsaClientKeyExchange", body.Length);
                if (events.HasRsaClientPms)
                    events.RsaClientPms(owner.Connection, ByteString.Copy(secret));
                return null;
            case TlsKeyExchange.EphemeralDiffieHellman or TlsKeyExchange.AnonymousDiffieHellman:
                if (!reader.TryReadVector16(out var yc))
                    return SslProblem.Truncated("DhClientKeyExchange", body.Length);
                if (events.HasDhClientParams)
                    events.DhClientParams(owner.Connection, ByteString.Copy(yc));
                return null;
            case TlsKeyExchange.EphemeralEllipticCurve or TlsKeyExchange.AnonymousEllipticCurve or TlsKeyExchange.EllipticCurve:
                if (body.IsEmpty)
                    return null; // the key is in the client's certificate
                if (!reader.TryReadVector8(out var point))
                    return SslProblem.Truncated("EcClientKeyExchange", body.Length);
                if (events.HasEcdhClientParams)
                    events.EcdhClientParams(owner.Connection, ByteString.Copy(point));
                return null;
            default:
                return null;
        }
    }

    // RFC 5246, 7.4.4.
    private string? OnCertificateRequest(ReadOnlySpan<byte> body, Direction direction)
    {
        var reader = new WireReader(body);
        ReadOnlySpan<byte> algorithms = default;
        if (!reader.TryReadVector8(out var types) || (TlsVersion.NamesSignatures(Version) && !reader.TryReadVector16(out algorithms))
            || !reader.TryReadVector16(out var list))
            return SslProblem.Truncated("CertificateRequest", body.Length);
        if (!events.HasCertificateRequest)
            return null;
        var authorities = state.NewStrings();
        reader = new(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector16(out var name))
                return SslProblem.Truncated("CertificateAuthorities", list.Length);
            authorities.Add(Value.Of(DistinguishedName.Format(name)));
        }

        events.CertificateRequest(
            owner.Connection, IsClient(direction), state.Counts(types, 1), state.Signatures(owner.Engine, algorithms), authorities);
        return null;
    }
}
