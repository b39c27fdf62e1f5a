using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Icmp;

/// <summary>A flow of ICMP messages: a request with its answers, or messages of one type and code.</summary>
internal sealed partial class IcmpConnection : TrackedConnection
{
    private const int HeaderLength = 8;

    private readonly IcmpEvents _icmpEvents;
    private long _origSize = -1;
    private long _respSize = -1;

    /// <summary>A flow that begins with <paramref name="packet"/>; types and codes stand for ports.</summary>
    public IcmpConnection(ConnectionTracker tracker, FlowKey key, ushort type, ushort counterpart, ref readonly DecodedPacket packet)
        : base(tracker, key, type, counterpart, in packet)
    {
        _icmpEvents = tracker.IcmpEvents;
        SetInactivityTimeout(Options.IcmpInactivityTimeout);
    }

    /// <inheritdoc/>
    public override TransportProtocol Transport => TransportProtocol.Icmp;

    /// <inheritdoc/>
    public override int StateOf(Direction direction) => (direction == Direction.Originator ? _origSize : _respSize) >= 0 ? 1 : 0;

    /// <inheritdoc/>
    public override long SizeOf(Direction direction) => Math.Max(0, direction == Direction.Originator ? _origSize : _respSize);

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_origSize, _respSize) = (_respSize, _origSize);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    public override void Deliver(ref readonly DecodedPacket packet, Direction direction)
    {
        if (Tracker.HasBadChecksum(in packet))
        {
            Weird(packet.Protocol == IpProtocol.IcmpV6 ? "bad_ICMP6_checksum" : "bad_ICMP_checksum");
            return;
        }

        Count(in packet, direction);
        Latest = packet.Time;
        ref var size = ref direction == Direction.Originator ? ref _origSize : ref _respSize;
        size = Math.Max(0, size) + Math.Max(0, packet.PayloadWireLength - HeaderLength);
        ShowContents(packet.Payload[Math.Min(HeaderLength, packet.Payload.Length)..]);
        if (!SkipsProcessing && packet.Payload.Length >= HeaderLength)
            RaiseEvents(in packet, direction);
    }
}
