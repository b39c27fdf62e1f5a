using System.Buffers.Binary;
using Vigil.Core.Values;
using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding.Headers;

/// <summary>Fills <c>ip4_hdr</c> and <c>ip6_hdr</c> with its chain of extension headers.</summary>
internal static class NetworkRecords
{
    public static HeaderRecord V4(HeaderRecord record, ref readonly IpHeader ip)
    {
        var data = ip.Octets;
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        return record.Count("hl", (ulong)ip.HeaderLength)
            .Count("tos", data[1])
            .Count("len", BinaryPrimitives.ReadUInt16BigEndian(data[2..]))
            .Count("id", BinaryPrimitives.ReadUInt16BigEndian(data[4..]))
            .Bool("DF", (fragment & 0x4000) != 0)
            .Bool("MF", (fragment & 0x2000) != 0)
            .Count("offset", (ulong)fragment & 0x1FFF)
            .Count("ttl", data[8])
            .Count("p", data[9])
            .Count("sum", BinaryPrimitives.ReadUInt16BigEndian(data[10..]))
            .Addr("src", ip.Source)
            .Addr("dst", ip.Destination);
    }

    public static HeaderRecord V6(HeaderRecord record, ref readonly IpHeader ip)
    {
        var data = ip.Octets;
        record.Count("class", (ulong)ip.TrafficClass)
            .Count("flow", (ulong)ip.FlowLabel)
            .Count("len", BinaryPrimitives.ReadUInt16BigEndian(data[4..]))
            .Count("nxt", data[6])
            .Count("hlim", data[7])
            .Addr("src", ip.Source)
            .Addr("dst", ip.Destination);
        var chain = record.NewVector("exts");
        var element = (Core.Types.RecordType)chain.VectorType.Element;
        var type = data[6];
        var offset = IpHeaderReader.FixedV6;
        while (ExtensionHeaders.IsExtension(type) && data.Length - offset >= 8)
        {
            var length = Math.Min(ExtensionHeaders.LengthOf(type, data[offset..]), data.Length - offset);
            var header = new HeaderRecord(element, record.Engine).Count("id", type);
            AddExtension(header, type, data.Slice(offset, length));
            chain.Add(Value.Of(header.Record));
            if (type == IpProtocol.Esp)
                break;
            type = data[offset];
            offset += length;
        }

        return record;
    }

    private static void AddExtension(HeaderRecord header, byte type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case IpProtocol.HopByHop:
                header.Set("hopopts", WithOptions(Start(header.New("hopopts"), data), data[2..]));
                break;
            case IpProtocol.DestinationOptions:
                header.Set("dstopts", WithOptions(Start(header.New("dstopts"), data), data[2..]));
                break;
            case IpProtocol.Routing:
                header.Set("routing", Start(header.New("routing"), data)
                    .Count("rtype", data[2]).Count("segleft", data[3]).String("data", data[4..]));
                break;
            case IpProtocol.Fragment:
                var field = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
                header.Set("fragment", header.New("fragment")
                    .Count("nxt", data[0]).Count("rsv1", data[1]).Count("offset", (ulong)field >> 3).Count("rsv2", (ulong)(field >> 1) & 3)
                    .Bool("more", (field & 1) != 0).Count("id", BinaryPrimitives.ReadUInt32BigEndian(data[4..])));
                break;
            case IpProtocol.Authentication:
                var ah = Start(header.New("ah"), data)
                    .Count("rsv", BinaryPrimitives.ReadUInt16BigEndian(data[2..])).Count("spi", BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
                if (data.Length >= 12)
                    ah.Count("seq", BinaryPrimitives.ReadUInt32BigEndian(data[8..])).String("data", data[12..]);
                header.Set("ah", ah);
                break;
            case IpProtocol.Esp:
                header.Set("esp", header.New("esp")
                    .Count("spi", BinaryPrimitives.ReadUInt32BigEndian(data)).Count("seq", BinaryPrimitives.ReadUInt32BigEndian(data[4..])));
                break;
            case IpProtocol.Mobility:
                header.Set("mobility", MobilityRecords.Fill(header.New("mobility"), data));
                break;
        }
    }

    /// <summary>Adds TLV options (RFC 8200, 4.2); padding of one octet has neither length nor data.</summary>
    internal static HeaderRecord WithOptions(HeaderRecord record, ReadOnlySpan<byte> options)
    {
        var vector = record.NewVector("options");
        var element = (Core.Types.RecordType)vector.VectorType.Element;
        while (options.Length > 0)
        {
            var isPadding = options[0] == 0;
            if (!isPadding && (options.Length < 2 || options.Length < 2 + options[1]))
                break;
            var length = isPadding ? 0 : options[1];
            var option = new HeaderRecord(element, record.Engine).Count("otype", options[0]).Count("len", (ulong)length)
                .String("data", isPadding ? default : options.Slice(2, length));
            vector.Add(Value.Of(option.Record));
            options = options[(isPadding ? 1 : 2 + length)..];
        }

        return record;
    }

    private static HeaderRecord Start(HeaderRecord record, ReadOnlySpan<byte> data) => record.Count("nxt", data[0]).Count("len", data[1]);
}
