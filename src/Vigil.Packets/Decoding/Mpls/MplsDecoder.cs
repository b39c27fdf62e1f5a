using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Mpls;

/// <summary>MPLS labels (RFC 3032); what follows the bottom of the stack does not say what it is and is taken for IP.</summary>
[CarriedBy("ETHERNET", EtherType.Mpls)]
[CarriedBy("VLAN", EtherType.Mpls)]
[CarriedBy("VNTAG", EtherType.Mpls)]
[CarriedBy("SNAP", EtherType.Mpls)]
[CarriedBy("LINUXSLL", EtherType.Mpls)]
[CarriedBy("LINUXSLL2", EtherType.Mpls)]
[CarriedBy("PPP", 0x0281)]
[CarriedBy("PPPSERIAL", 0x0281)]
internal sealed class MplsDecoder(DecodingContext context) : PacketDecoder("MPLS", context)
{
    //  label 20, traffic class 3, bottom of stack 1, time to live 8 bits; repeated

    private const int LabelLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        while (true)
        {
            if (data.Length <= LabelLength)
                return Weird(in packet, "truncated_link_header");
            var bottom = (data[2] & 1) != 0;
            data = data[LabelLength..];
            if (bottom)
                return ForwardToDefault(data, ref packet);
        }
    }
}
