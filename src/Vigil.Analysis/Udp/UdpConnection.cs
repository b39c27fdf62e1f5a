using System.Buffers.Binary;
using System.Globalization;
using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Udp;

/// <summary>Datagrams between two ports, as long as they follow each other.</summary>
internal sealed partial class UdpConnection : TrackedConnection
{
    private const int HeaderLength = 8;

    private readonly UdpEvents _udpEvents;
    private UdpEndpoint _orig = new(-1);
    private UdpEndpoint _resp = new(-1);

    /// <summary>A flow that begins with <paramref name="packet"/>.</summary>
    public UdpConnection(ConnectionTracker tracker, FlowKey key, ushort source, ushort destination, ref readonly DecodedPacket packet)
        : base(tracker, key, source, destination, in packet)
    {
        _udpEvents = tracker.UdpEvents;
        SetInactivityTimeout(Options.UdpInactivityTimeout);
    }

    /// <inheritdoc/>
    public override TransportProtocol Transport => TransportProtocol.Udp;

    /// <inheritdoc/>
    public override int StateOf(Direction direction) => EndOf(direction).Size >= 0 ? 1 : 0;

    /// <inheritdoc/>
    public override long SizeOf(Direction direction) => Math.Max(0, EndOf(direction).Size);

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_orig, _resp) = (_resp, _orig);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    public override void Deliver(ref readonly DecodedPacket packet, Direction direction)
    {
        var octets = packet.Payload;
        ref var end = ref EndOf(direction);
        if (Tracker.HasBadChecksum(in packet))
        {
            OnBadChecksum(ref end, direction);
            return;
        }

        Count(in packet, direction);
        Latest = packet.Time;
        // The length field counts for sizes; what is delivered is all there is, which may be less or more.
        var data = octets[HeaderLength..];
        ShowContents(data);
        var wireLength = packet.PayloadWireLength - HeaderLength;
        if (!end.HasData && (end.HasData = true))
            AddHistory(direction == Direction.Originator ? 'D' : 'd');
        end.Size = Math.Max(0, end.Size) + DataLengthOf(octets, packet.PayloadWireLength);
        if (direction == Direction.Originator)
            _udpEvents.Request(this);
        else
            _udpEvents.Reply(this);
        if (_udpEvents.HasContents && Options.UdpContents.Wants(this, direction))
            _udpEvents.Contents(this, direction.IsOrig(), data);
        if (!SkipsProcessing)
            OnDatagram(data, direction, wireLength, in packet);
    }

    // Without the header, whose length is included unless the field makes no sense.
    private int DataLengthOf(ReadOnlySpan<byte> octets, int wireLength)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(octets[4..]);
        if (length != wireLength)
            Weird("UDP_datagram_length_mismatch", string.Create(CultureInfo.InvariantCulture, $"{length} != {wireLength}"), "UDP");
        return (length >= HeaderLength ? length : wireLength) - HeaderLength;
    }

    private void OnBadChecksum(ref UdpEndpoint end, Direction direction)
    {
        Weird("bad_UDP_checksum");
        if (!end.BadChecksums.Increment(out var reached))
            return;
        AddHistory(direction == Direction.Originator ? 'C' : 'c');
        if (reached > 1)
            _udpEvents.MultipleChecksumErrors(this, direction.IsOrig(), reached);
    }

    private ref UdpEndpoint EndOf(Direction direction) => ref direction == Direction.Originator ? ref _orig : ref _resp;

    private struct UdpEndpoint(long size)
    {
        public long Size = size;
        public ScaledCounter BadChecksums;
        public bool HasData;
    }
}
