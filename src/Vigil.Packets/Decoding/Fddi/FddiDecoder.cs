namespace Vigil.Packets.Decoding.Fddi;

/// <summary>FDDI with an LLC and SNAP header; taken to carry IP.</summary>
[CarriedBy("ROOT", (uint)LinkType.Fddi)]
internal sealed class FddiDecoder(DecodingContext context) : PacketDecoder("FDDI", context)
{
    private const int HeaderLength = 13 + 8;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => data.Length <= HeaderLength
        ? Weird(in packet, "truncated_fddi_header")
        : ForwardToDefault(data[HeaderLength..], ref packet);
}
