using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>Ethernet II and IEEE 802.3 frames.</summary>
[CarriedBy("ROOT", (uint)LinkType.Ethernet)]
[CarriedBy("PBB")]
[CarriedBy("VXLAN")]
[CarriedBy("GENEVE", EtherType.TransparentEthernet)]
[CarriedBy("GRE", EtherType.TransparentEthernet)]
internal sealed class EthernetDecoder(DecodingContext context) : PacketDecoder("ETHERNET", context)
{
    //  0           6           12          14
    //  +-----------+-----------+-----------+---------
    //  |destination|  source   |type/length| payload ...
    //  +-----------+-----------+-----------+---------

    private const int HeaderLength = 14;
    private const int FabricPathHeaderLength = 16;
    private PacketDecoder? _ipv4;
    private PacketDecoder? _ipv6;

    public override void Register(uint identifier, PacketDecoder decoder)
    {
        base.Register(identifier, decoder);
        if (identifier == EtherType.Ipv4)
            _ipv4 = decoder;
        else if (identifier == EtherType.Ipv6)
            _ipv6 = decoder;
    }

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length < HeaderLength + 2)
            return Weird(in packet, "truncated_ethernet_frame");
        var type = BinaryPrimitives.ReadUInt16BigEndian(data[12..]);
        if (type == EtherType.FabricPath)
        {
            // Cisco FabricPath wraps the frame in an Ethernet header and a tag of its own.
            if (data.Length <= FabricPathHeaderLength + HeaderLength)
                return Weird(in packet, "truncated_link_header_cfp");
            data = data[FabricPathHeaderLength..];
            type = BinaryPrimitives.ReadUInt16BigEndian(data[12..]);
        }

        packet.Link.HasAddresses = true;
        packet.Link.Destination = HardwareAddress.Read(data);
        packet.Link.Source = HardwareAddress.Read(data[6..]);
        packet.Link.EtherType = type;
        var payload = data[HeaderLength..];
        if (type == EtherType.Ipv4 && _ipv4 is not null)
            return ForwardTo(_ipv4, payload, ref packet);
        if (type == EtherType.Ipv6 && _ipv6 is not null)
            return ForwardTo(_ipv6, payload, ref packet);
        if (type >= EtherType.Minimum)
            return Forward(payload, ref packet, type);
        return type <= EtherType.MaximumLength
            ? Forward(payload, ref packet, LogicalLink.KeyOf(payload))
            : Weird(in packet, "undefined_ether_type");
    }
}
