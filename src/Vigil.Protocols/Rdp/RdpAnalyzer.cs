using System.Globalization;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>Follows RDP (MS-RDPBCGR 1.3.1.1) up to encryption, and hands over to TLS where that was agreed on.</summary>
[Analyzer("RDP")]
internal sealed class RdpAnalyzer : StreamAnalyzer
{
    private const int MaxCertificates = 200; // 2.2.1.4.3.1.2 allows no more

    private static readonly ByteString s_certificate = ByteString.From("application/x-x509-user-cert");

    private readonly RdpEvents _events;
    private readonly RdpClientSettings _settings;
    private Phase _phase;

    /// <summary>Begins on a connection.</summary>
    public RdpAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = RdpEvents.Of(Engine);
        _settings = new(Engine, RdpState.Of(Engine));
    }

    private enum Phase : byte
    {
        Clear,
        Native, // encrypted by RDP itself
        Other, // another protocol has taken over, which is TLS
    }

    /// <inheritdoc/>
    protected override int BufferCap => 1 << 17;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        if (Connection.IsPartial)
        {
            Stop();
            return data.Length;
        }

        // A client that cannot wait for the server's choice goes on under TLS, whose records have numbers that no packet of RDP begins with.
        if (_phase == Phase.Clear && !data.IsEmpty && data[0] is >= 0x14 and <= 0x17)
            HandOver();

        var reader = new WireReader(data);
        while (!reader.AtEnd && !IsStopped)
        {
            if (_phase != Phase.Clear)
            {
                OnEncrypted(reader.Rest, direction);
                return data.Length;
            }

            var rest = reader.Rest;
            var status = TpktPacket.Read(ref reader, out var packet);
            if (status == ParseStatus.NeedMore)
                break;
            if (status == ParseStatus.Malformed || !OnPacket(packet))
            {
                Violation("malformed RDP packet", rest);
                Stop();
                return data.Length;
            }
        }

        return reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_phase == Phase.Clear)
            Stop();
        else
            base.Undelivered(offset, length, direction);
    }

    private void OnEncrypted(ReadOnlySpan<byte> data, Direction direction)
    {
        if (_phase == Phase.Native)
        {
            _events.NativeEncryptedData(Connection, direction.IsOrig(), (ulong)data.Length);
            return;
        }

        for (var i = 0; i < Children.Count; i++)
            Children[i].Stream(data, direction);
    }

    private bool OnPacket(TpktPacket packet)
    {
        switch (packet.Code)
        {
            case TpktPacket.ConnectionRequest:
                var request = RdpNegotiation.Read(packet.Body);
                _events.ConnectRequest(Connection, request.Cookie, request.Flags);
                return true;
            case TpktPacket.ConnectionConfirm:
                OnConfirm(RdpNegotiation.Read(packet.Body));
                return true;
            case TpktPacket.Data:
                return !GccConference.Begins(packet.Body) || OnConference(packet.Body);
            default:
                return true;
        }
    }

    private void OnConfirm(RdpNegotiation confirm)
    {
        switch (confirm.Type)
        {
            case RdpNegotiation.Response:
                _events.NegotiationResponse(Connection, confirm.Value, confirm.Flags);
                if (confirm.Value == 0)
                    break;
                _events.BeginEncryption(Connection, confirm.Value);
                HandOver();
                break;
            case RdpNegotiation.Failure:
                _events.NegotiationFailure(Connection, confirm.Value, confirm.Flags);
                break;
        }
    }

    private bool OnConference(ReadOnlySpan<byte> body)
    {
        if (!GccConference.TryRead(body, out var conference))
            return false;
        if (conference.IsResponse)
            _events.GccServerCreateResponse(Connection, conference.Result);
        var reader = new WireReader(conference.Blocks);
        while (RdpBlock.TryRead(ref reader, out var block))
        {
            if (conference.IsResponse)
                OnServerBlock(block);
            else
                OnClientBlock(block);
        }

        return true;
    }

    private void OnClientBlock(RdpBlock block)
    {
        switch (block.Kind)
        {
            case RdpBlock.ClientCore:
                if (_settings.Core(block.Content) is not { } core)
                    break;
                Confirm();
                _events.ClientCoreData(Connection, core);
                break;
            case RdpBlock.ClientSecurity:
                if (_events.HasClientSecurityData && _settings.Security(block.Content) is { } security)
                    _events.ClientSecurityData(Connection, security);
                break;
            case RdpBlock.ClientNetwork:
                if (_events.HasClientNetworkData && _settings.Network(block.Content) is { } channels)
                    _events.ClientNetworkData(Connection, channels);
                break;
            case RdpBlock.ClientCluster:
                if (_events.HasClientClusterData && _settings.Cluster(block.Content) is { } cluster)
                    _events.ClientClusterData(Connection, cluster);
                break;
        }
    }

    private void OnServerBlock(RdpBlock block)
    {
        if (block.Kind != RdpBlock.ServerSecurity || !RdpServerSecurity.TryRead(block.Content, out var security))
            return;
        _events.ServerSecurity(Connection, security.Method, security.Level);
        if (security.HasCertificate)
        {
            _events.ServerCertificate(Connection, security.CertificateKind, security.IsPermanent);
            if (security.CertificateKind == RdpServerSecurity.X509)
                DeliverCertificates(security.Certificate);
        }

        if (security.Method == 0)
            return;
        _phase = Phase.Native;
        _events.BeginEncryption(Connection, securityProtocol: 0);
    }

    // X.509 Certificate Chain (2.2.1.4.3.1.2): how many; for each its length and itself.
    private void DeliverCertificates(ReadOnlySpan<byte> chain)
    {
        var reader = new WireReader(chain);
        if (!reader.TryReadUInt32LittleEndian(out var count))
            return;
        var files = Connection.Services.Files;
        for (var i = 0; i < Math.Min(count, MaxCertificates); i++)
        {
            if (!reader.TryReadUInt32LittleEndian(out var size) || size > int.MaxValue || !reader.TryReadBytes((int)size, out var certificate))
                return;
            var id = files.HashHandle(string.Create(
                CultureInfo.InvariantCulture, $"RDP {Connection.StartTime.Seconds:F6} {Connection.Uid} {i}"));
            files.DataIn(certificate, this, Direction.Responder, id, s_certificate);
            files.EndOfFile(id);
        }
    }

    private void HandOver()
    {
        _phase = Phase.Other;
        if (Engine.Find<IAnalyzerFactory>()?.Create("PIA_TCP", Connection) is { } inner)
            AddChild(inner);
    }
}
