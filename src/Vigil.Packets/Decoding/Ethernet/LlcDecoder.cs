namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>IEEE 802.2 logical link control; what it carries is known by its access points.</summary>
[CarriedBy("ETHERNET", LogicalLink.Llc)]
[CarriedBy("VLAN", LogicalLink.Llc)]
internal sealed class LlcDecoder(DecodingContext context) : PacketDecoder("LLC", context)
{
    //  destination access point | source access point | control

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => data.Length < 3
        ? Weird(in packet, "truncated_llc_header")
        : Forward(data[3..], ref packet, (uint)((data[0] << 8) | data[1]));
}
