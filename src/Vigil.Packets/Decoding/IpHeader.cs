using System.Buffers.Binary;
using Vigil.Core.Net;

namespace Vigil.Packets.Decoding;

/// <summary>An IPv4 or IPv6 header viewed in place, IPv6 with its chain of extension headers.</summary>
/// <remarks>Borrows the packet; lives only until the call that received it returns.</remarks>
public ref struct IpHeader
{
    /// <summary>The header: IPv4 with its options, IPv6 with its extension headers.</summary>
    public ReadOnlySpan<byte> Octets;

    /// <summary>Source address as the header has it.</summary>
    public Addr Source;

    /// <summary>Destination address as the header has it.</summary>
    public Addr Destination;

    /// <summary>Source of the pseudo-header and of the flow: differs with a Mobile IPv6 home address option.</summary>
    public Addr FlowSource;

    /// <summary>Destination of the pseudo-header and of the flow: differs with an IPv6 routing header.</summary>
    public Addr FlowDestination;

    /// <summary>4 or 6; 0 if the packet has no IP header.</summary>
    public byte Version;

    /// <summary>Time to live or hop limit.</summary>
    public byte Ttl;

    /// <summary>What follows the header (IPv6: the last extension header).</summary>
    public byte Protocol;

    /// <summary>Octets of the header on the wire: IPv4 with options, IPv6 with extension headers.</summary>
    public int HeaderLength;

    /// <summary>Octets of the whole IP packet as the header states them: 0 where segmentation offload left them to the network card.</summary>
    public int TotalLength;

    /// <summary>Octets of the whole IP packet on the wire: <see cref="TotalLength"/>, or what the link carried where that is 0.</summary>
    public int Length;

    /// <summary>Offset into <see cref="Octets"/> of the IPv6 fragment header, or 0.</summary>
    public int FragmentHeaderOffset;

    /// <summary>Whether IPv6 extension headers are present.</summary>
    public bool HasExtensions;

    /// <summary>Whether it is one fragment of a packet (more to come, or not the first).</summary>
    public bool IsFragment;

    /// <summary>Whether more fragments follow.</summary>
    public bool MoreFragments;

    /// <summary>Position of this fragment's payload in the whole, octets.</summary>
    public int FragmentOffset;

    /// <summary>Identification shared by the fragments of one packet.</summary>
    public uint FragmentId;

    /// <summary>IPv6 flow label; 0 for IPv4.</summary>
    public readonly int FlowLabel =>
        Version == 6 ? (int)(BinaryPrimitives.ReadUInt32BigEndian(Octets) & 0xFFFFF) : 0;

    /// <summary>Type of service or traffic class.</summary>
    public readonly int TrafficClass => Version switch
    {
        4 => Octets[1],
        6 => (BinaryPrimitives.ReadUInt16BigEndian(Octets) >> 4) & 0xFF,
        _ => 0,
    };

    /// <summary>Octets of the whole IP packet as its header says; 0 where segmentation offload left the field to the network card.</summary>
    public readonly int StatedLength => Version switch
    {
        _ when Octets.Length < 6 => TotalLength,
        4 => BinaryPrimitives.ReadUInt16BigEndian(Octets[2..]),
        6 => BinaryPrimitives.ReadUInt16BigEndian(Octets[4..]) + 40,
        _ => TotalLength,
    };

    /// <summary>Octets that follow the header on the wire.</summary>
    public readonly int PayloadLength => Length - HeaderLength;
}
