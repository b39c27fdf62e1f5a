using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>LLC with the subnetwork access protocol (IEEE 802, RFC 1042).</summary>
[CarriedBy("ETHERNET", LogicalLink.Snap)]
[CarriedBy("VLAN", LogicalLink.Snap)]
internal sealed class SnapDecoder(DecodingContext context) : PacketDecoder("SNAP", context)
{
    //  AA AA 03 | organisation, 3 octets | protocol, 2 octets

    private const int HeaderLength = 8;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_snap_llc_header");
        if ((data[3] | data[4] | data[5]) != 0)
            return true; // a vendor's own numbers, not EtherTypes
        var type = BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        packet.Link.EtherType = type;
        return Forward(data[HeaderLength..], ref packet, type);
    }
}
