using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Cooked;

/// <summary>Linux cooked capture, version 1: what remains of a link header when capturing on all interfaces.</summary>
[CarriedBy("ROOT", (uint)LinkType.LinuxSll)]
internal sealed class LinuxSllDecoder(DecodingContext context) : PacketDecoder("LINUXSLL", context)
{
    //  packet type | hardware type | address length | address, 8 octets | protocol

    private const int HeaderLength = 16;
    private const ushort HardwareIpGre = 778;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_Linux_SLL_header");
        packet.Link.HasAddresses = true;
        packet.Link.Source = HardwareAddress.Read(data[6..]);
        packet.Link.Destination = 0;
        var type = BinaryPrimitives.ReadUInt16BigEndian(data[14..]);
        packet.Link.EtherType = type;
        var hardware = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        return Forward(data[HeaderLength..], ref packet, hardware == HardwareIpGre ? (uint)IpProtocol.Gre : type);
    }
}
