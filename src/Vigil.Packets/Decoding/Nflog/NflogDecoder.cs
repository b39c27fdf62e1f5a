using System.Buffers.Binary;
using System.Globalization;

namespace Vigil.Packets.Decoding.Nflog;

/// <summary>Linux netfilter log: attributes, one of which holds the packet.</summary>
[CarriedBy("ROOT", (uint)LinkType.Nflog)]
internal sealed class NflogDecoder(DecodingContext context) : PacketDecoder("NFLOG", context)
{
    //  address family | version | resource, 2 octets | attributes: length, type (host order), value, padding to 4 ...

    private const int HeaderLength = 4;
    private const int AttributeHeaderLength = 4;
    private const ushort PayloadAttribute = 9;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length <= HeaderLength)
            return Weird(in packet, "truncated_nflog_header");
        var family = data[0];
        if (data[1] != 0)
            return Weird(in packet, "unknown_nflog_version");
        data = data[HeaderLength..];
        while (true)
        {
            if (data.Length <= AttributeHeaderLength)
                return Weird(in packet, "nflog_no_pcap_payload");
            var length = BinaryPrimitives.ReadUInt16LittleEndian(data);
            var type = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
            if (type == PayloadAttribute)
                return Forward(data[AttributeHeaderLength..], ref packet, family);
            if (length < AttributeHeaderLength)
                return Weird(in packet, "nflog_bad_tlv_len");
            var padded = (length + 3) & ~3;
            if (padded > data.Length)
                return Weird(in packet, "nflog_bad_tlv_len", string.Create(CultureInfo.InvariantCulture, $"({padded} > {data.Length})"));
            data = data[padded..];
        }
    }
}
