using System.Buffers.Binary;
using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Ppp;

/// <summary>PPP over Ethernet, session stage (RFC 2516).</summary>
[CarriedBy("ETHERNET", EtherType.PppoeSession)]
[CarriedBy("VLAN", EtherType.PppoeSession)]
[CarriedBy("VNTAG", EtherType.PppoeSession)]
[CarriedBy("LINUXSLL", EtherType.PppoeSession)]
[CarriedBy("LINUXSLL2", EtherType.PppoeSession)]
internal sealed class PppoeDecoder(DecodingContext context) : PacketDecoder("PPPOE", context)
{
    //  version, type | code | session | length | PPP protocol ...

    private const int HeaderLength = 8;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_pppoe_header");
        var length = BinaryPrimitives.ReadUInt16BigEndian(data[4..]); // counts the PPP protocol as well
        var present = data.Length - (HeaderLength - 2);
        Context.PppoeSession = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        if (length < present)
        {
            Weird(in packet, "pppoe_extra_data_after_payload");
            var end = Math.Max(length + HeaderLength - 2, HeaderLength);
            packet.Missing += data.Length - end; // whatever the headers inside say: it is not of this session
            data = data[..end];
        }
        else if (length > present + packet.Missing)
            Weird(in packet, "pppoe_truncated_payload");
        return Forward(data[HeaderLength..], ref packet, BinaryPrimitives.ReadUInt16BigEndian(data[6..]));
    }
}
