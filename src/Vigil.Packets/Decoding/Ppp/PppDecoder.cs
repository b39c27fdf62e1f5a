using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ppp;

/// <summary>PPP (RFC 1661), its protocol field perhaps behind the address and control octets of HDLC framing.</summary>
[CarriedBy("ROOT", (uint)LinkType.Ppp)]
internal sealed class PppDecoder(DecodingContext context) : PacketDecoder("PPP", context)
{
    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data is [0xFF, 0x03, ..])
            data = data[2..];
        return data.Length <= 2
            ? Weird(in packet, "truncated_ppp_header")
            : Forward(data[2..], ref packet, BinaryPrimitives.ReadUInt16BigEndian(data));
    }
}
