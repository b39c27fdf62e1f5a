using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ieee80211;

/// <summary>The radiotap header: what the receiver says about one 802.11 frame.</summary>
[CarriedBy("ROOT", (uint)LinkType.Ieee80211Radiotap)]
internal sealed class RadiotapDecoder(DecodingContext context) : PacketDecoder("IEEE802_11_RADIO", context)
{
    //  version | padding | length of the whole header, little endian | fields ...

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= 4)
            return Weird(in packet, "truncated_radiotap_header");
        var length = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
        if (length >= data.Length)
            return Weird(in packet, "truncated_radiotap_header");
        return Forward(data[length..], ref packet, (uint)LinkType.Ieee80211);
    }
}
