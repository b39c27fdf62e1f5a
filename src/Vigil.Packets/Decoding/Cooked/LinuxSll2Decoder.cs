using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Cooked;

/// <summary>Linux cooked capture, version 2.</summary>
[CarriedBy("ROOT", (uint)LinkType.LinuxSll2)]
internal sealed class LinuxSll2Decoder(DecodingContext context) : PacketDecoder("LINUXSLL2", context)
{
    //  protocol | reserved | interface, 4 octets | hardware type | packet type | address length | address, 8 octets

    private const int HeaderLength = 20;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_Linux_SLL2_header");
        packet.Link.HasAddresses = true;
        packet.Link.Source = HardwareAddress.Read(data[12..]);
        packet.Link.Destination = 0;
        var type = BinaryPrimitives.ReadUInt16BigEndian(data);
        packet.Link.EtherType = type;
        return Forward(data[HeaderLength..], ref packet, type);
    }
}
