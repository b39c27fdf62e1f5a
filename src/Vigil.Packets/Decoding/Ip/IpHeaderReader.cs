using System.Buffers.Binary;
using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Ip;

/// <summary>Reads the fixed part of IPv4 and IPv6 headers (RFC 791, RFC 8200).</summary>
internal static class IpHeaderReader
{
    /// <summary>The least an IPv4 header has.</summary>
    public const int MinimumV4 = 20;

    /// <summary>What every IPv6 header has.</summary>
    public const int FixedV6 = 40;

    //  version 4, length 4 | service | total length | identification | flags 3, offset 13 | ttl | protocol | checksum
    //  source | destination | options ...

    /// <summary>Reads an IPv4 header of which the fixed part is there; options may be missing.</summary>
    public static void ReadV4(ReadOnlySpan<byte> data, ref IpHeader ip)
    {
        var length = (data[0] & 15) * 4;
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        ip.Version = 4;
        ip.HeaderLength = length;
        ip.Octets = data[..Math.Min(length, data.Length)];
        ip.TotalLength = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        ip.FragmentId = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        ip.MoreFragments = (fragment & 0x2000) != 0;
        ip.FragmentOffset = (fragment & 0x1FFF) * 8;
        ip.IsFragment = (fragment & 0x3FFF) != 0;
        ip.Ttl = data[8];
        ip.Protocol = data[9];
        ip.Source = ip.FlowSource = Addr.V4(BinaryPrimitives.ReadUInt32BigEndian(data[12..]));
        ip.Destination = ip.FlowDestination = Addr.V4(BinaryPrimitives.ReadUInt32BigEndian(data[16..]));
    }

    //  version 4, traffic class 8, flow label 20 | payload length | next header | hop limit | source | destination

    /// <summary>Reads the fixed IPv6 header, all of which is there.</summary>
    public static void ReadV6(ReadOnlySpan<byte> data, ref IpHeader ip)
    {
        ip.Version = 6;
        ip.HeaderLength = FixedV6;
        ip.Octets = data[..FixedV6];
        ip.TotalLength = FixedV6 + BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        ip.Protocol = data[6];
        ip.Ttl = data[7];
        ip.Source = ip.FlowSource = Addr.FromBytes(data.Slice(8, 16));
        ip.Destination = ip.FlowDestination = Addr.FromBytes(data.Slice(24, 16));
    }
}
