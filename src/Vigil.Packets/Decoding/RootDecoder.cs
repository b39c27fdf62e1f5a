namespace Vigil.Packets.Decoding;

/// <summary>Where packets enter: chooses a decoder by link type; what nobody knows is taken for IP.</summary>
internal sealed class RootDecoder(DecodingContext context) : PacketDecoder("ROOT", context)
{
    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) =>
        Forward(data, ref packet, (uint)packet.Link.Type);
}
