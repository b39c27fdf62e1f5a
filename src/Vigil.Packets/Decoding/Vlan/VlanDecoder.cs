using System.Buffers.Binary;
using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Vlan;

/// <summary>A VLAN tag (IEEE 802.1Q), alone or one of several (802.1ad).</summary>
[CarriedBy("ETHERNET", EtherType.Vlan, EtherType.ServiceVlan, EtherType.OldServiceVlan)]
[CarriedBy("VLAN", EtherType.Vlan, EtherType.ServiceVlan, EtherType.OldServiceVlan)]
[CarriedBy("VNTAG", EtherType.Vlan, EtherType.ServiceVlan, EtherType.OldServiceVlan)]
[CarriedBy("SNAP", EtherType.Vlan)]
[CarriedBy("LINUXSLL", EtherType.Vlan, EtherType.ServiceVlan, EtherType.OldServiceVlan)]
[CarriedBy("LINUXSLL2", EtherType.Vlan, EtherType.ServiceVlan, EtherType.OldServiceVlan)]
internal sealed class VlanDecoder(DecodingContext context) : PacketDecoder("VLAN", context)
{
    //  priority 3, drop eligible 1, identifier 12 bits | type or length

    private const int HeaderLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_VLAN");
        var tag = BinaryPrimitives.ReadUInt16BigEndian(data);
        if (!packet.Link.HasVlan)
        {
            packet.Link.VlanTag = tag;
        }
        else
        {
            if (packet.Link.HasInnerVlan)
                Weird(in packet, "triple_tagged_vlan_unsupported", "inner VLAN tag overwritten");
            packet.Link.InnerVlanTag = tag;
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        packet.Link.EtherType = type;
        var payload = data[HeaderLength..];
        if (type >= EtherType.Minimum)
            return Forward(payload, ref packet, type);
        return type <= EtherType.MaximumLength
            ? Forward(payload, ref packet, LogicalLink.KeyOf(payload))
            : Weird(in packet, "undefined_ether_type");
    }
}
