using System.Buffers.Binary;
using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Headers;

/// <summary>Fills <c>tcp_hdr</c>, <c>udp_hdr</c> and <c>icmp_hdr</c>.</summary>
internal static class TransportRecords
{
    /// <summary>Adds the transport header to a packet's record, if it is there.</summary>
    public static void Add(HeaderRecord record, ref readonly DecodedPacket packet)
    {
        var data = packet.Payload;
        switch (packet.Protocol)
        {
            case IpProtocol.Tcp when data.Length >= 20:
                var length = (data[12] >> 4) * 4;
                record.Set("tcp", record.New("tcp")
                    .Port("sport", BinaryPrimitives.ReadUInt16BigEndian(data), TransportProtocol.Tcp)
                    .Port("dport", BinaryPrimitives.ReadUInt16BigEndian(data[2..]), TransportProtocol.Tcp)
                    .Count("seq", BinaryPrimitives.ReadUInt32BigEndian(data[4..]))
                    .Count("ack", BinaryPrimitives.ReadUInt32BigEndian(data[8..]))
                    .Count("hl", (ulong)length)
                    .Count("dl", (ulong)Math.Max(0, packet.PayloadWireLength - length))
                    .Count("reserved", (ulong)data[12] & 15)
                    .Count("flags", data[13])
                    .Count("win", BinaryPrimitives.ReadUInt16BigEndian(data[14..])));
                break;
            case IpProtocol.Udp when data.Length >= 8:
                record.Set("udp", record.New("udp")
                    .Port("sport", BinaryPrimitives.ReadUInt16BigEndian(data), TransportProtocol.Udp)
                    .Port("dport", BinaryPrimitives.ReadUInt16BigEndian(data[2..]), TransportProtocol.Udp)
                    .Count("ulen", BinaryPrimitives.ReadUInt16BigEndian(data[4..])));
                break;
            case IpProtocol.Icmp or IpProtocol.IcmpV6 when data.Length >= 1:
                record.Set("icmp", record.New("icmp").Count("icmp_type", data[0]));
                break;
        }
    }
}
