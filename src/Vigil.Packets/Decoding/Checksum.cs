using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Vigil.Core.Net;
using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding;

/// <summary>The Internet checksum (RFC 1071).</summary>
public static class Checksum
{
    /// <summary>Whether the transport checksum of a packet is right, or cannot be judged.</summary>
    /// <remarks>
    /// Judged only if the capture holds the whole payload. UDP over IPv4 may leave it out (0). ICMPv6, TCP and UDP cover a
    /// pseudo-header with the flow's addresses; ICMP does not.
    /// </remarks>
    public static bool Transport(ref readonly DecodedPacket packet)
    {
        if (packet.ChecksumVerified || !packet.IsWhole)
            return true;
        var data = packet.Payload[..Math.Min(packet.Payload.Length, packet.PayloadWireLength)];
        switch (packet.Protocol)
        {
            case IpProtocol.Icmp:
                return Fold(Sum(data)) == 0xFFFF;
            case IpProtocol.Udp:
                if (data.Length < 8 || (data[6] | data[7]) == 0)
                    return true;
                var length = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
                if (length >= 8 && length < data.Length)
                    data = data[..length]; // octets behind the datagram take no part
                break;
            case IpProtocol.Tcp or IpProtocol.IcmpV6:
                break;
            default:
                return true;
        }

        return Fold(Sum(data) + PseudoHeader(packet.Ip.FlowSource, packet.Ip.FlowDestination, packet.Protocol, data.Length)) == 0xFFFF;
    }

    /// <summary>Whether the checksum of a Mobile IPv6 header is right: the last extension header of the chain (RFC 6275 6.1.1).</summary>
    public static bool Mobility(ref readonly DecodedPacket packet)
    {
        var header = LastExtension(in packet.Ip);
        return packet.ChecksumVerified || Fold(
            Sum(header) + PseudoHeader(packet.Ip.FlowSource, packet.Ip.FlowDestination, IpProtocol.Mobility, header.Length)) == 0xFFFF;
    }

    /// <summary>Whether the header checksum of an IPv4 header with its options is right.</summary>
    public static bool Ipv4Header(ReadOnlySpan<byte> header) => Fold(Sum(header)) == 0xFFFF;

    /// <summary>Whether data that hold their own checksum, without a pseudo-header, are right (ICMP, IGMP).</summary>
    public static bool Plain(ReadOnlySpan<byte> data) => Fold(Sum(data)) == 0xFFFF;

    /// <summary>The value for a checksum field, given the sum of everything it covers.</summary>
    public static ushort Finish(ulong sum) => (ushort)~Fold(sum);

    /// <summary>Sum of the pseudo-header (RFC 9293 3.1, RFC 8200 8.1).</summary>
    public static ulong PseudoHeader(Addr source, Addr destination, byte protocol, int length)
    {
        var sum = protocol + (ulong)(uint)length;
        if (source.IsV4 && destination.IsV4)
            return sum + (source.V4Bits >> 16) + (source.V4Bits & 0xFFFF) + (destination.V4Bits >> 16) + (destination.V4Bits & 0xFFFF);
        return sum + Words(source.High) + Words(source.Low) + Words(destination.High) + Words(destination.Low);
    }

    /// <summary>Sum of 16-bit words in network order, the last one padded with a zero octet.</summary>
    public static ulong Sum(ReadOnlySpan<byte> data)
    {
        // Summed as 32-bit words in host order: one's complement addition does not care how the words are grouped, and
        // a byte swap of the folded sum gives network order (RFC 1071, 2 B and C).
        ulong sum = 0;
        var words = MemoryMarshal.Cast<byte, uint>(data);
        var i = 0;
        if (Vector.IsHardwareAccelerated && words.Length >= Vector<uint>.Count * 2)
        {
            var total = Vector<ulong>.Zero;
            for (; i <= words.Length - Vector<uint>.Count; i += Vector<uint>.Count)
            {
                Vector.Widen(new Vector<uint>(words[i..]), out var low, out var high);
                total += low + high;
            }

            sum = Vector.Sum(total);
        }

        for (; i < words.Length; i++)
            sum += words[i];
        var tail = data[(words.Length * 4)..];
        if (tail.Length >= 2)
        {
            sum += MemoryMarshal.Read<ushort>(tail);
            tail = tail[2..];
        }

        if (tail.Length == 1)
            sum += BitConverter.IsLittleEndian ? tail[0] : (uint)tail[0] << 8;
        var folded = Fold(sum);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(folded) : folded;
    }

    private static ReadOnlySpan<byte> LastExtension(ref readonly IpHeader ip)
    {
        var offset = IpHeaderReader.FixedV6;
        var type = ip.Octets[6];
        while (true)
        {
            var length = ExtensionHeaders.LengthOf(type, ip.Octets[offset..]);
            if (offset + length >= ip.Octets.Length)
                return ip.Octets[offset..];
            type = ip.Octets[offset];
            offset += length;
        }
    }

    private static ulong Words(ulong bits) =>
        (bits >> 48) + ((bits >> 32) & 0xFFFF) + ((bits >> 16) & 0xFFFF) + (bits & 0xFFFF);

    private static ushort Fold(ulong sum)
    {
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)sum;
    }
}
