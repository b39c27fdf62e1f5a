using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Loopback;

/// <summary>BSD loopback: the address family, in the byte order of the host that captured.</summary>
[CarriedBy("ROOT", (uint)LinkType.Null, (uint)LinkType.Loop)]
internal sealed class NullDecoder(DecodingContext context) : PacketDecoder("NULL", context)
{
    private const int HeaderLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_null_header");
        var family = BinaryPrimitives.ReadUInt32LittleEndian(data);
        if (family > ushort.MaxValue) // no family is that large: the host was big endian
            family = BinaryPrimitives.ReverseEndianness(family);
        return Forward(data[HeaderLength..], ref packet, family);
    }
}
