using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Testing.Packets;

/// <summary>Builds packets from the inside out, octet by octet, with right lengths and checksums.</summary>
public static class PacketBuilder
{
    public static byte[] Ethernet(ushort type, byte[] payload, ulong source = 0x020000000001, ulong destination = 0x020000000002) =>
        [.. Number(destination, 6), .. Number(source, 6), .. Number(type, 2), .. payload];

    /// <summary>What follows EtherType 0x8100.</summary>
    public static byte[] Vlan(int id, ushort type, byte[] payload, int priority = 0) =>
        [.. Number((ulong)((priority << 13) | id), 2), .. Number(type, 2), .. payload];

    /// <summary>What follows EtherType 0x8847.</summary>
    public static byte[] Mpls(byte[] payload, params uint[] labels)
    {
        var stack = new byte[labels.Length * 4];
        for (var i = 0; i < labels.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(stack.AsSpan(i * 4), (labels[i] << 12) | (i == labels.Length - 1 ? 0x100u : 0) | 64);
        return [.. stack, .. payload];
    }

    public static byte[] Ipv4(
        string source, string destination, byte protocol, byte[] payload, ushort id = 1, bool more = false, int offset = 0, byte[]? options = null)
    {
        options ??= [];
        byte[] packet =
        [
            (byte)(0x45 + (options.Length / 4)), 0, .. Number((ulong)(20 + options.Length + payload.Length), 2), .. Number(id, 2),
            .. Number((ulong)((more ? 0x2000 : 0) | (offset / 8)), 2), 64, protocol, 0, 0,
            .. Number(Parse(source).V4Bits, 4), .. Number(Parse(destination).V4Bits, 4), .. options, .. payload,
        ];
        var sum = Checksum.Finish(Checksum.Sum(packet.AsSpan(0, 20 + options.Length)));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), sum);
        return packet;
    }

    /// <summary>IPv6; <paramref name="payload"/> begins with the extension headers, if any.</summary>
    public static byte[] Ipv6(string source, string destination, byte next, byte[] payload) =>
    [
        0x60, 0, 0, 0, .. Number((ulong)payload.Length, 2), next, 64, .. Octets(Parse(source)), .. Octets(Parse(destination)), .. payload,
    ];

    /// <summary>An IPv6 fragment header and what follows it.</summary>
    public static byte[] Fragment(byte next, int offset, bool more, uint id, byte[] payload) =>
        [next, 0, .. Number((ulong)(offset | (more ? 1 : 0)), 2), .. Number(id, 4), .. payload];

    public static byte[] Udp(string source, int sourcePort, string destination, int destinationPort, byte[] payload)
    {
        byte[] datagram =
            [.. Number((ulong)sourcePort, 2), .. Number((ulong)destinationPort, 2), .. Number((ulong)payload.Length + 8, 2), 0, 0, .. payload];
        return WithChecksum(datagram, 6, source, destination, IpProtocol.Udp);
    }

    public static byte[] Tcp(
        string source, int sourcePort, string destination, int destinationPort, uint sequence, uint acknowledgment, TcpFlags flags,
        byte[] payload, ushort window = 65535, byte[]? options = null)
    {
        options ??= [];
        byte[] segment =
        [
            .. Number((ulong)sourcePort, 2), .. Number((ulong)destinationPort, 2), .. Number(sequence, 4), .. Number(acknowledgment, 4),
            (byte)((5 + (options.Length / 4)) << 4), (byte)flags, .. Number(window, 2), 0, 0, 0, 0, .. options, .. payload,
        ];
        return WithChecksum(segment, 16, source, destination, IpProtocol.Tcp);
    }

    public static byte[] Icmp(byte type, byte code, ushort id, ushort sequence, byte[] payload)
    {
        byte[] message = [type, code, 0, 0, .. Number(id, 2), .. Number(sequence, 2), .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), Checksum.Finish(Checksum.Sum(message)));
        return message;
    }

    /// <summary>A number in network order.</summary>
    public static byte[] Number(ulong value, int octets)
    {
        var bytes = new byte[octets];
        for (var i = octets - 1; i >= 0; i--, value >>= 8)
            bytes[i] = (byte)value;
        return bytes;
    }

    /// <summary>An address from its text.</summary>
    public static Addr Parse(string text) => Addr.TryParse(text, out var address) ? address : throw new FormatException(text);

    private static byte[] Octets(Addr address)
    {
        var octets = new byte[16];
        address.WriteTo(octets);
        return octets;
    }

    private static byte[] WithChecksum(byte[] data, int field, string source, string destination, byte protocol)
    {
        var sum = Checksum.Sum(data) + Checksum.PseudoHeader(Parse(source), Parse(destination), protocol, data.Length);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(field), Checksum.Finish(sum));
        return data;
    }
}
