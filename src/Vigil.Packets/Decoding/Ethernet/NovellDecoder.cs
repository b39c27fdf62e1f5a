namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>Novell's raw 802.3: IPX without a link header. Recognised, and not looked into.</summary>
[CarriedBy("ETHERNET", LogicalLink.Novell)]
[CarriedBy("VLAN", LogicalLink.Novell)]
internal sealed class NovellDecoder(DecodingContext context) : PacketDecoder("NOVELL_802_3", context)
{
    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => true;
}
