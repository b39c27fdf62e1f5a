using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Vlan;

/// <summary>Provider backbone bridges (IEEE 802.1ah): a service tag, then the customer's whole frame.</summary>
[CarriedBy("ETHERNET", EtherType.ProviderBackbone)]
[CarriedBy("VLAN", EtherType.ProviderBackbone)]
internal sealed class PbbDecoder(DecodingContext context) : PacketDecoder("PBB", context)
{
    private const int TagLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => data.Length <= TagLength
        ? Weird(in packet, "truncated_pbb")
        : ForwardToDefault(data[TagLength..], ref packet);
}
