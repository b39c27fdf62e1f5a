using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Icmp;

// Neighbor discovery (RFC 4861, 4): what hosts and routers of a link tell each other.
internal sealed partial class IcmpConnection
{
    private const byte RouterSolicitation = 133;
    private const byte RouterAdvertisement = 134;
    private const byte NeighborSolicitation = 135;
    private const byte NeighborAdvertisement = 136;
    private const byte Redirect = 137;
    private const int AddressLength = 16;

    private void RaiseNeighbor(ref readonly DecodedPacket packet)
    {
        switch (packet.Payload[0])
        {
            case RouterSolicitation when _icmpEvents.HasRouterSolicitation:
                _icmpEvents.RouterSolicitation(this, Info(in packet), OptionsBehind(in packet, 0));
                break;
            case RouterAdvertisement when _icmpEvents.HasRouterAdvertisement:
                RaiseRouterAdvertisement(in packet);
                break;
            case NeighborSolicitation when _icmpEvents.HasNeighborSolicitation:
                _icmpEvents.NeighborSolicitation(this, Info(in packet), AddressAt(in packet, 0), OptionsBehind(in packet, AddressLength));
                break;
            case NeighborAdvertisement when _icmpEvents.HasNeighborAdvertisement:
                var flags = packet.Payload[4];
                _icmpEvents.NeighborAdvertisement(
                    this, Info(in packet), (flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, AddressAt(in packet, 0),
                    OptionsBehind(in packet, AddressLength));
                break;
            case Redirect when _icmpEvents.HasRedirect:
                _icmpEvents.Redirect(
                    this, Info(in packet), AddressAt(in packet, 0), AddressAt(in packet, AddressLength), OptionsBehind(in packet, 2 * AddressLength));
                break;
        }
    }

    // Flags with those of RFC 3775 (home agent), RFC 4191 (preference) and RFC 4389 (proxy).
    private void RaiseRouterAdvertisement(ref readonly DecodedPacket packet)
    {
        var flags = packet.Payload[5];
        var data = Data(in packet);
        _icmpEvents.RouterAdvertisement(
            this, Info(in packet), packet.Payload[4], (flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0,
            (ulong)(flags & 0x18) >> 3, (flags & 0x04) != 0, (ulong)(flags & 0x03),
            Word(in packet, 6), Milliseconds(data, 0), Milliseconds(data, 4), OptionsBehind(in packet, 8));
    }

    private static double Milliseconds(ReadOnlySpan<byte> data, int offset) =>
        data.Length >= offset + 4 ? BinaryPrimitives.ReadUInt32BigEndian(data[offset..]) / 1000.0 : 0;

    // What was not captured is shown as the address of none.
    private static Addr AddressAt(ref readonly DecodedPacket packet, int offset)
    {
        var data = Data(in packet);
        return data.Length >= offset + AddressLength ? Addr.FromBytes(data.Slice(offset, AddressLength)) : default;
    }

    private VectorVal OptionsBehind(ref readonly DecodedPacket packet, int offset)
    {
        var data = Data(in packet);
        return new NeighborOptions(this).Read(data[Math.Min(offset, data.Length)..]);
    }
}
