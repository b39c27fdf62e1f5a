using System.Buffers.Binary;
using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Vlan;

/// <summary>Cisco's virtual interface tag (IEEE 802.1BR draft).</summary>
[CarriedBy("ETHERNET", EtherType.VirtualNetworkTag)]
[CarriedBy("VLAN", EtherType.VirtualNetworkTag)]
internal sealed class VnTagDecoder(DecodingContext context) : PacketDecoder("VNTAG", context)
{
    //  interfaces and flags, 4 octets | type

    private const int HeaderLength = 6;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_vntag");
        var type = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        packet.Link.EtherType = type;
        return Forward(data[HeaderLength..], ref packet, type);
    }
}
