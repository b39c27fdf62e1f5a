using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.Rdp;

/// <summary>Follows RDP over UDP (MS-RDPEUDP, MS-RDPEUDP2): how a connection is established, and what it carries.</summary>
[Analyzer("RDPEUDP")]
internal sealed class RdpEudpAnalyzer(AnalyzerContext context) : Analyzer(context)
{
    private const ushort Version2 = 0x101; // as SYN datagrams name it
    private const uint NothingYet = uint.MaxValue;

    private readonly RdpEudpEvents _events = RdpEudpEvents.Of(context.Connection.Engine);
    private Phase _phase;
    private ushort _version;

    private enum Phase : byte
    {
        Syn,
        SynAck,
        FirstAck,
        Established,
    }

    /// <inheritdoc/>
    protected override void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        var isRead = RdpEudpPacket.TryRead(data, out var packet);
        switch (_phase)
        {
            case Phase.Syn:
                if (!isRead || !direction.IsOrig() || (packet.Flags & RdpEudpPacket.Syn) == 0 || packet.SourceAck != NothingYet)
                    break;
                _phase = Phase.SynAck;
                _events.Syn(Connection);
                break;
            case Phase.SynAck:
                const ushort both = RdpEudpPacket.Syn | RdpEudpPacket.Ack;
                if (!isRead || direction.IsOrig() || (packet.Flags & both) != both)
                    break;
                _version = packet.SynVersion() == Version2 ? (ushort)2 : (ushort)1;
                _phase = Phase.FirstAck;
                _events.SynAck(Connection);
                Confirm();
                break;
            case Phase.FirstAck:
                if (!direction.IsOrig() || (_version == 1 && (!isRead || (packet.Flags & RdpEudpPacket.Ack) == 0)))
                    break;
                _phase = Phase.Established;
                _events.Established(Connection, _version);
                OnData(data, packet, direction);
                break;
            case Phase.Established:
                OnData(data, packet, direction);
                break;
        }
    }

    private void OnData(ReadOnlySpan<byte> datagram, RdpEudpPacket packet, Direction direction)
    {
        if (!_events.HasData)
            return;
        Span<byte> header = stackalloc byte[8];
        if (_version == 2 ? RdpEudp2Packet.TryGetData(datagram, header, out var data) : packet.TryGetData(out data))
            _events.Data(Connection, direction.IsOrig(), _version, data);
    }
}
