using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Icmp;

/// <summary>The packet whose beginning an ICMP error message quotes (RFC 792, RFC 4443 2.4).</summary>
internal readonly record struct QuotedPacket
{
    /// <summary>Its sender.</summary>
    public Addr Source { get; private init; }

    /// <summary>Its receiver.</summary>
    public Addr Destination { get; private init; }

    /// <summary>Port of the sender, or the ICMP type.</summary>
    public Port SourcePort { get; private init; }

    /// <summary>Port of the receiver, or the ICMP code.</summary>
    public Port DestinationPort { get; private init; }

    /// <summary>IP protocol.</summary>
    public int Protocol { get; private init; }

    /// <summary>Octets of the whole packet.</summary>
    public int Length { get; private init; }

    /// <summary>Position of the fragment, octets.</summary>
    public int FragmentOffset { get; private init; }

    /// <summary>Whether more fragments follow.</summary>
    public bool MoreFragments { get; private init; }

    /// <summary>Whether it must not be fragmented.</summary>
    public bool DontFragment { get; private init; }

    /// <summary>Whether too little is quoted to tell the ports.</summary>
    public bool IsShort { get; private init; }

    /// <summary>Whether the quoted header has a wrong checksum.</summary>
    public bool HasBadChecksum { get; private init; }

    /// <summary>Reads what is quoted.</summary>
    public static QuotedPacket Read(ReadOnlySpan<byte> octets, bool isV6) => isV6 ? ReadV6(octets) : ReadV4(octets);

    private static QuotedPacket ReadV4(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < 20)
            return Unknown(isV6: false);
        var headerLength = (octets[0] & 0x0F) * 4;
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(octets[6..]);
        var quoted = new QuotedPacket
        {
            Source = Addr.FromBytes(octets.Slice(12, 4)),
            Destination = Addr.FromBytes(octets.Slice(16, 4)),
            Protocol = octets[9],
            Length = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]),
            FragmentOffset = (fragment & 0x1FFF) * 8,
            MoreFragments = (fragment & 0x2000) != 0,
            DontFragment = (fragment & 0x4000) != 0,
            IsShort = headerLength < 20 || octets.Length < headerLength + 4,
            HasBadChecksum = headerLength >= 20 && octets.Length >= headerLength && !Checksum.Ipv4Header(octets[..headerLength]),
        };
        return quoted.IsShort ? quoted : quoted.WithPorts(octets[headerLength..]);
    }

    private static QuotedPacket ReadV6(ReadOnlySpan<byte> octets)
    {
        const int headerLength = 40;
        if (octets.Length < headerLength)
            return Unknown(isV6: true);
        var quoted = new QuotedPacket
        {
            Source = Addr.FromBytes(octets.Slice(8, 16)),
            Destination = Addr.FromBytes(octets.Slice(24, 16)),
            Protocol = octets[6],
            Length = headerLength + BinaryPrimitives.ReadUInt16BigEndian(octets[4..]),
            DontFragment = true,
            IsShort = octets.Length < headerLength + 4,
        };
        return quoted.IsShort ? quoted : quoted.WithPorts(octets[headerLength..]);
    }

    private static QuotedPacket Unknown(bool isV6) => new()
    {
        Source = isV6 ? default : Addr.V4(0),
        Destination = isV6 ? default : Addr.V4(0),
        IsShort = true,
    };

    private QuotedPacket WithPorts(ReadOnlySpan<byte> transport)
    {
        switch (Protocol)
        {
            case IpProtocol.Tcp or IpProtocol.Udp:
                var kind = Protocol == IpProtocol.Tcp ? TransportProtocol.Tcp : TransportProtocol.Udp;
                return this with
                {
                    SourcePort = new(BinaryPrimitives.ReadUInt16BigEndian(transport), kind),
                    DestinationPort = new(BinaryPrimitives.ReadUInt16BigEndian(transport[2..]), kind),
                };
            case IpProtocol.Icmp or IpProtocol.IcmpV6:
                var counterpart = IcmpPairs.CounterpartOf(transport[0], Protocol == IpProtocol.IcmpV6);
                return this with
                {
                    SourcePort = new(transport[0], TransportProtocol.Icmp),
                    DestinationPort = new(counterpart < 0 ? transport[1] : counterpart, TransportProtocol.Icmp),
                };
            default:
                return this;
        }
    }
}
