using System.Globalization;
using System.Security.Cryptography;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssh;

/// <summary>Follows SSH 1 and 2: identification, algorithms, host key, and guesses about authentication.</summary>
[Analyzer("SSH")]
internal sealed class SshAnalyzer : StreamAnalyzer
{
    private const byte KexInit = 20;
    private const byte NewKeys = 21;
    private const byte OldServerKey = 2;
    private const byte OldSessionKey = 3;
    private const int FingerprintLength = 32;

    private readonly SshEvents _events;
    private readonly SshState _state;
    private readonly Side _client = new();
    private readonly Side _server = new();
    private SshKeyExchange _exchange;
    private SshAuthenticationGuess _guess;

    public SshAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = SshEvents.Of(Engine);
        _state = SshState.Of(Engine);
    }

    private sealed class Side
    {
        public SshVersions Versions;
        public byte[]? OfferedKex;
        public bool IsEncrypted;
    }

    /// <inheritdoc/>
    protected override int BufferCap => (int)Math.Min(_state.MaxPacketLength + 16, 1 << 24);

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        var side = SideOf(direction);
        var reader = new WireReader(data);
        while (!reader.AtEnd && !IsStopped)
        {
            if (side.IsEncrypted)
            {
                // From here on only the sizes of what arrives together mean anything.
                OnEncrypted(reader.Remaining, direction);
                return data.Length;
            }

            var status = side.Versions == SshVersions.None ? ReadBanner(ref reader, side, direction) : ReadPacket(ref reader, side, direction);
            if (status == ParseStatus.NeedMore)
                break;
            if (status == ParseStatus.Malformed)
            {
                Violation(side.Versions == SshVersions.None ? "malformed ssh identification" : "malformed ssh packet", data);
                Stop();
            }
        }

        return IsStopped ? data.Length : reader.Position;
    }

    // A gap before encryption loses the framing; behind it there is none.
    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (!SideOf(direction).IsEncrypted)
            Stop();
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        base.FlipRoles();
        (_client.Versions, _server.Versions) = (_server.Versions, _client.Versions);
        (_client.OfferedKex, _server.OfferedKex) = (_server.OfferedKex, _client.OfferedKex);
        (_client.IsEncrypted, _server.IsEncrypted) = (_server.IsEncrypted, _client.IsEncrypted);
    }

    private Side SideOf(Direction direction) => direction.IsOrig() ? _client : _server;

    private ParseStatus ReadBanner(ref WireReader reader, Side side, Direction direction)
    {
        // What cannot become an identification line is not worth waiting for.
        var start = reader.Rest[..Math.Min(4, reader.Remaining)];
        if (direction.IsOrig() && !"SSH-"u8.StartsWith(start))
            return ParseStatus.Malformed;
        var status = SshBanner.Read(ref reader, out var banner);
        if (status != ParseStatus.Complete)
            return status;
        if (!banner.IsIdentification)
        {
            _events.ServerPreBannerData(Connection, ByteString.Copy(banner.Line));
            return ParseStatus.Complete;
        }

        side.Versions = banner.Versions;
        if (direction.IsOrig())
            _events.ClientVersion(Connection, ByteString.Copy(banner.Line));
        else
            _events.ServerVersion(Connection, ByteString.Copy(banner.Line));
        return ParseStatus.Complete;
    }

    private ParseStatus ReadPacket(ref WireReader reader, Side side, Direction direction)
    {
        // What the packets are like is agreed on by both; as in the reference one side alone does not tell.
        var common = _client.Versions & _server.Versions;
        if (common == SshVersions.None)
            return ParseStatus.Malformed;
        var ahead = reader;
        if (ahead.TryReadUInt32(out var length) && length > _state.MaxPacketLength)
            Weird("SSH_max_packet_length_exceeded", length.ToString(CultureInfo.InvariantCulture));
        if ((common & SshVersions.Two) != 0)
        {
            var status = SshPacket.Read(ref reader, _state.MaxPacketLength, out var packet);
            return status == ParseStatus.Complete ? OnPacket(packet, side, direction) : status;
        }

        var old = SshPacket.ReadOld(ref reader, _state.MaxPacketLength, out var oldPacket);
        if (old == ParseStatus.Complete)
            OnOldPacket(oldPacket);
        return old;
    }

    private ParseStatus OnPacket(SshPacket packet, Side side, Direction direction)
    {
        switch (packet.Type)
        {
            case KexInit:
                return OnKexInit(packet.Body, side, direction);
            case NewKeys:
                side.IsEncrypted = true;
                return ParseStatus.Complete;
            case >= 30 and <= 49:
                OnExchange(packet, direction);
                return ParseStatus.Complete;
            default:
                return ParseStatus.Complete;
        }
    }

    private ParseStatus OnKexInit(ReadOnlySpan<byte> body, Side side, Direction direction)
    {
        if (SshKexInit.Read(body, out var init) != ParseStatus.Complete)
            return ParseStatus.Malformed;
        Confirm();
        side.OfferedKex = init.Kex.ToArray();
        if (_client.OfferedKex is not null && _server.OfferedKex is not null)
            _exchange = SshKeyExchanges.Agree(_client.OfferedKex, _server.OfferedKex);
        if (_events.HasCapabilities)
        {
            var limits = _state.Limits;
            var offer = _state.Capabilities.Create(
                Engine,
                [
                    Value.Of(Names(init.Kex, limits.Kex)), Value.Of(Names(init.HostKey, limits.HostKey)),
                    Pair(init.CipherToServer, init.CipherToClient, limits.Cipher),
                    Pair(init.MacToServer, init.MacToClient, limits.Mac),
                    Pair(init.CompressionToServer, init.CompressionToClient, limits.Compression),
                    init.LanguageToServer.IsEmpty && init.LanguageToClient.IsEmpty
                        ? default
                        : Pair(init.LanguageToServer, init.LanguageToClient, limits.Language),
                    Value.Bool(!direction.IsOrig()),
                ]);
            _events.Capabilities(Connection, ByteString.Copy(init.Cookie), offer);
        }

        return ParseStatus.Complete;
    }

    // The same numbers mean different messages in each family of key exchange.
    private void OnExchange(SshPacket packet, Direction direction)
    {
        var reader = new WireReader(packet.Body);
        switch (_exchange, packet.Type)
        {
            case (SshKeyExchange.DiffieHellman, 31) or (SshKeyExchange.GroupExchange, 33):
                if (SshKexInit.TryReadText(ref reader, out var key))
                    OnHostKey(key);
                break;
            case (SshKeyExchange.GroupExchange, 34):
                _events.DhGroupExchangeInit(Connection, direction.IsOrig());
                break;
            case (SshKeyExchange.GroupExchange, 31):
                if (SshKexInit.TryReadText(ref reader, out var p) && SshKexInit.TryReadText(ref reader, out var g)
                    && _events.HasDhServerParameters)
                    _events.DhServerParameters(Connection, ByteString.Copy(p), ByteString.Copy(g));
                break;
            case (SshKeyExchange.EllipticCurve, 30):
                _events.EccInit(Connection, direction.IsOrig());
                if (SshKexInit.TryReadText(ref reader, out var clientKey) && _events.HasEccKey)
                    _events.EccKey(Connection, direction.IsOrig(), ByteString.Copy(clientKey));
                break;
            case (SshKeyExchange.EllipticCurve, 31):
                if (!SshKexInit.TryReadText(ref reader, out var curveHostKey))
                    break;
                OnHostKey(curveHostKey);
                if (SshKexInit.TryReadText(ref reader, out var serverKey) && _events.HasEccKey)
                    _events.EccKey(Connection, direction.IsOrig(), ByteString.Copy(serverKey));
                break;
            case (SshKeyExchange.Rsa, 30):
                if (SshKexInit.TryReadText(ref reader, out var rsaHostKey))
                    OnHostKey(rsaHostKey);
                break;
            case (SshKeyExchange.Rsa, 31):
                _events.RsaSecret(Connection, direction.IsOrig());
                break;
            case (SshKeyExchange.Gss, 30):
                _events.GssInit(Connection, direction.IsOrig());
                break;
            case (SshKeyExchange.Gss, 33):
                if (SshKexInit.TryReadText(ref reader, out var gssHostKey))
                    OnHostKey(gssHostKey);
                break;
            case (SshKeyExchange.Gss, 34):
                if (reader.TryReadUInt32(out var major) && reader.TryReadUInt32(out var minor)
                    && SshKexInit.TryReadText(ref reader, out var message) && _events.HasGssError)
                    _events.GssError(Connection, major, minor, ByteString.Copy(message));
                break;
        }
    }

    private void OnHostKey(ReadOnlySpan<byte> key)
    {
        if (_events.HasHostKey2)
            _events.HostKey2(Connection, ByteString.Copy(key));
        RaiseHashes(key);
    }

    private void RaiseHashes(ReadOnlySpan<byte> key)
    {
        if (_events.HasHostKeyHash)
        {
            Span<byte> md5 = stackalloc byte[MD5.HashSizeInBytes];
            MD5.HashData(key, md5);
            _events.HostKeyHash(Connection, string.Join(':', Convert.ToHexStringLower(md5).Chunk(2).Select(static pair => new string(pair))));
        }

        if (_events.HasHostKeyFingerprint)
        {
            Span<byte> sha = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(key, sha);
            // As far as the reference shows it: the first 32 characters.
            _events.HostKeyFingerprint(Connection, Convert.ToBase64String(sha)[..FingerprintLength]);
        }
    }

    // SSH 1: cookie, server key, host key; each key is bits, exponent, modulus.
    private void OnOldPacket(SshPacket packet)
    {
        Confirm();
        if (packet.Type == OldSessionKey)
        {
            _client.IsEncrypted = true;
            _server.IsEncrypted = true;
            return;
        }

        if (packet.Type != OldServerKey)
            return;
        var reader = new WireReader(packet.Body);
        if (!reader.TrySkip(8 + 4) || !TryReadNumber(ref reader, out _) || !TryReadNumber(ref reader, out _) || !reader.TrySkip(4)
            || !TryReadNumber(ref reader, out var exponent) || !TryReadNumber(ref reader, out var modulus))
            return;
        if (_events.HasHostKey1)
            _events.HostKey1(Connection, ByteString.Copy(modulus), ByteString.Copy(exponent));
        RaiseHashes([.. modulus, .. exponent]);
    }

    private static bool TryReadNumber(ref WireReader reader, out ReadOnlySpan<byte> number)
    {
        number = default;
        return reader.TryReadUInt16(out var bits) && reader.TryReadBytes((bits + 7) / 8, out number);
    }

    private void OnEncrypted(int size, Direction direction)
    {
        _events.EncryptedPacket(Connection, direction.IsOrig(), (ulong)size);
        if (!_client.IsEncrypted || !_server.IsEncrypted || (_client.Versions & _server.Versions & SshVersions.Two) == 0)
            return;
        switch (_guess.Take(size, fromServer: !direction.IsOrig()))
        {
            case SshVerdict.Failure:
                _events.AuthAttempted(Connection, authenticated: false);
                break;
            case SshVerdict.Success:
                _events.AuthAttempted(Connection, authenticated: true);
                _events.AuthSuccessful(Connection, authMethodNone: false);
                break;
            case SshVerdict.SuccessWithoutProof:
                _events.AuthAttempted(Connection, authenticated: true);
                _events.AuthSuccessful(Connection, authMethodNone: true);
                break;
        }
    }

    private Value Pair(ReadOnlySpan<byte> toServer, ReadOnlySpan<byte> toClient, int limit) => Value.Of(
        _state.Preferences.Create(Engine, [Value.Of(Names(toServer, limit)), Value.Of(Names(toClient, limit))]));

    private VectorVal Names(ReadOnlySpan<byte> list, int limit)
    {
        var names = new VectorVal(_state.Strings);
        foreach (var range in list.Split((byte)','))
        {
            if (names.Count == limit)
                break;
            names.Add(Value.String(list[range]));
        }

        return names;
    }
}
