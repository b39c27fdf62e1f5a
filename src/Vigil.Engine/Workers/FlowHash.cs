using System.Buffers.Binary;
using Vigil.Packets.Decoding;

namespace Vigil.Engine.Workers;

/// <summary>Chooses the engine for a packet before it is decoded.</summary>
/// <remarks>
/// The hash covers the two addresses of the outermost IP header, in no order, and nothing else. So both directions
/// of a connection, the fragments of a packet (which have no ports), a control connection and the data connections
/// it announces between the same hosts, and whatever a tunnel carries all meet in one engine. What is not IP goes to the first.
/// </remarks>
internal static class FlowHash
{
    private const int EtherTypeIpv4 = 0x0800;
    private const int EtherTypeIpv6 = 0x86DD;

    /// <summary>The hash of a frame; equal for equal pairs of addresses.</summary>
    public static uint Of(ReadOnlySpan<byte> frame, LinkType link) => link switch
    {
        LinkType.Ethernet => OfEtherType(frame, 12),
        LinkType.LinuxSll => OfEtherType(frame, 14),
        LinkType.LinuxSll2 => frame.Length >= 20 ? OfNetwork(frame[20..], BinaryPrimitives.ReadUInt16BigEndian(frame)) : 0,
        LinkType.Null or LinkType.Loop => frame.Length >= 4 ? OfIp(frame[4..]) : 0,
        LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.Ipv4 or LinkType.Ipv6 => OfIp(frame),
        LinkType.Ppp => frame.Length >= 2 ? OfIp(frame[(frame[0] == 0xFF ? Math.Min(4, frame.Length) : 2)..]) : 0,
        _ => 0,
    };

    // Follows VLAN tags, MPLS labels and PPPoE from the EtherType at an offset.
    private static uint OfEtherType(ReadOnlySpan<byte> frame, int offset)
    {
        while (frame.Length >= offset + 2)
        {
            int type = BinaryPrimitives.ReadUInt16BigEndian(frame[offset..]);
            offset += 2;
            switch (type)
            {
                case 0x8100 or 0x88A8 or 0x9100:
                    offset += 2;
                    continue;
                case 0x8847 or 0x8848:
                    while (frame.Length >= offset + 4 && (frame[offset + 2] & 1) == 0)
                        offset += 4;
                    return frame.Length >= offset + 4 ? OfIp(frame[(offset + 4)..]) : 0;
                case 0x8864:
                    return frame.Length >= offset + 8 ? OfIp(frame[(offset + 8)..]) : 0;
                default:
                    return OfNetwork(frame[offset..], type);
            }
        }

        return 0;
    }

    private static uint OfNetwork(ReadOnlySpan<byte> header, int type) =>
        type is EtherTypeIpv4 or EtherTypeIpv6 ? OfIp(header) : 0;

    private static uint OfIp(ReadOnlySpan<byte> header)
    {
        if (header.Length >= 20 && header[0] >> 4 == 4)
        {
            return Mix(
                BinaryPrimitives.ReadUInt32BigEndian(header[12..]), BinaryPrimitives.ReadUInt32BigEndian(header[16..]));
        }

        if (header.Length >= 40 && header[0] >> 4 == 6)
            return Mix(Fold(header.Slice(8, 16)), Fold(header.Slice(24, 16)));
        return 0;
    }

    private static ulong Fold(ReadOnlySpan<byte> address) =>
        BinaryPrimitives.ReadUInt64BigEndian(address) * 31 + BinaryPrimitives.ReadUInt64BigEndian(address[8..]);

    private static uint Mix(ulong a, ulong b)
    {
        var mixed = (a + b) * 0x9E37_79B9_7F4A_7C15 ^ (a ^ b) * 0xD6E8_FEB8_6659_FD93;
        mixed ^= mixed >> 29;
        mixed *= 0xBF58_476D_1CE4_E5B9;
        return (uint)(mixed >> 32);
    }
}
