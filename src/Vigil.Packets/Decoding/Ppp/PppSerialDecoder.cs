using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ppp;

/// <summary>PPP in HDLC-like framing (RFC 1662).</summary>
[CarriedBy("ROOT", (uint)LinkType.PppSerial)]
internal sealed class PppSerialDecoder(DecodingContext context) : PacketDecoder("PPPSERIAL", context)
{
    //  address | control | protocol, 2 octets

    private const int HeaderLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => data.Length <= HeaderLength
        ? Weird(in packet, "truncated_ppp_serial_header")
        : Forward(data[HeaderLength..], ref packet, BinaryPrimitives.ReadUInt16BigEndian(data[2..]));
}
