using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Ieee80211;

/// <summary>IEEE 802.11 data frames; others are passed over, and so is what is encrypted.</summary>
[CarriedBy("ROOT", (uint)LinkType.Ieee80211)]
[CarriedBy("IEEE802_11_RADIO", (uint)LinkType.Ieee80211)]
[CarriedBy("GRE", (uint)LinkType.Ieee80211)]
internal sealed class Ieee80211Decoder(DecodingContext context) : PacketDecoder("IEEE802_11", context)
{
    //  control 2 | duration 2 | address 1 | address 2 | address 3 | sequence 2 | (address 4) | (QoS 2) | body ...
    //  first octet of control: version 2 bits, type 2, subtype 4; second: to DS, from DS, ...

    private const int HeaderLength = 24;
    private const int SubframeHeaderLength = 14;
    private const int LogicalLinkLength = 8;
    private const int TypeData = 2;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_802_11_header");
        var subtype = data[0] >> 4;
        if (((data[0] >> 2) & 3) != TypeData || (subtype & 4) != 0)
            return false; // management, control, or data frames that carry none
        var length = HeaderLength;
        var distribution = data[1] & 3;
        if (distribution == 3)
            length += 6; // from one distribution system to another: a fourth address
        var aggregated = false;
        if ((subtype & 8) != 0)
        {
            if (data.Length < length + 2)
                return Weird(in packet, "truncated_802_11_header");
            aggregated = (data[length] & 0x80) != 0;
            length += 2;
        }

        if (data.Length <= length)
            return Weird(in packet, "truncated_802_11_header");
        TakeAddresses(data, distribution, ref packet.Link);
        if ((data[1] & 0x40) != 0)
            return false; // protected
        return aggregated ? DecodeSubframes(data[length..], ref packet) : DecodeBody(data[length..], ref packet);
    }

    private static void TakeAddresses(ReadOnlySpan<byte> data, int distribution, ref LinkHeader link)
    {
        link.HasAddresses = true;
        var (destination, source) = distribution switch
        {
            0 => (4, 10), // within a cell
            1 => (16, 10), // to the distribution system
            2 => (4, 16), // from it
            _ => (16, 24),
        };
        link.Destination = HardwareAddress.Read(data[destination..]);
        link.Source = HardwareAddress.Read(data[source..]);
    }

    // Aggregated frames: each subframe has addresses, a length and its own LLC header, and is padded to four octets.
    private bool DecodeSubframes(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        var decoded = false;
        while (data.Length > SubframeHeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(data[12..]);
            var body = data[SubframeHeaderLength..];
            if (length > body.Length)
                return Weird(in packet, "truncated_802_11_header");
            var subframe = packet;
            subframe.Missing = 0;
            subframe.Link.Destination = HardwareAddress.Read(data);
            subframe.Link.Source = HardwareAddress.Read(data[6..]);
            decoded |= DecodeBody(body[..length], ref subframe);
            data = body[Math.Min(body.Length, length + ((4 - ((SubframeHeaderLength + length) & 3)) & 3))..];
        }

        return decoded;
    }

    private bool DecodeBody(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= LogicalLinkLength)
            return Weird(in packet, "truncated_802_11_header");
        if (data[0] != 0xAA || data[1] != 0xAA || data[2] != 0x03 || (data[3] | data[4] | data[5]) != 0)
            return false; // not SNAP with an EtherType
        var type = BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        packet.Link.EtherType = type;
        return Forward(data[LogicalLinkLength..], ref packet, type);
    }
}
