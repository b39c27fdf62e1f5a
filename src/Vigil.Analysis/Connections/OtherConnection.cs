using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

/// <summary>Packets of an IP protocol without analysis of its own, between two hosts.</summary>
internal sealed class OtherConnection : TrackedConnection
{
    /// <summary>A flow that begins with <paramref name="packet"/>.</summary>
    public OtherConnection(ConnectionTracker tracker, FlowKey key, ref readonly DecodedPacket packet)
        : base(tracker, key, 0, 0, in packet) => SetInactivityTimeout(Options.UnknownInactivityTimeout);

    /// <inheritdoc/>
    public override TransportProtocol Transport => TransportProtocol.Unknown;

    /// <inheritdoc/>
    public override int StateOf(Direction direction) => 0;

    /// <inheritdoc/>
    public override long SizeOf(Direction direction) => 0;

    /// <inheritdoc/>
    public override void Deliver(ref readonly DecodedPacket packet, Direction direction)
    {
        Count(in packet, direction);
        Latest = packet.Time;
    }
}
