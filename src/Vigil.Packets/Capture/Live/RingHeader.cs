using System.Runtime.InteropServices;

namespace Vigil.Packets.Capture.Live;

/// <summary>What precedes a packet in a block: <c>struct tpacket3_hdr</c>, and the <c>struct sockaddr_ll</c> behind it (packet(7)).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct RingHeader
{
    /// <summary>Octets of both.</summary>
    public const int Size = 68;

    /// <summary>Octets from here to the next packet; 0 at the last.</summary>
    public uint NextOffset;

    /// <summary>When it was captured: seconds.</summary>
    public uint Seconds;

    /// <summary>And nanoseconds.</summary>
    public uint Nanoseconds;

    /// <summary>Octets captured.</summary>
    public uint Captured;

    /// <summary>Octets on the wire.</summary>
    public uint WireLength;

    /// <summary>What the kernel says of it.</summary>
    public RingStatus Status;

    /// <summary>Octets from here to the link header, or to the network header where there is none.</summary>
    public ushort LinkOffset;

    /// <summary>Octets from here to the network header.</summary>
    public ushort NetworkOffset;

    /// <summary>The kernel's hash of the flow, if asked for.</summary>
    public uint FlowHash;

    /// <summary>The VLAN tag that was taken off: PCP, DEI and identifier.</summary>
    public uint VlanTag;

    /// <summary>Its EtherType.</summary>
    public ushort VlanType;

    private readonly ushort _padding;
    private readonly uint _padding2;
    private readonly uint _padding3;

    /// <summary>AF_PACKET.</summary>
    public ushort Family;

    /// <summary>EtherType, in the order of octets of the network.</summary>
    public ushort Protocol;

    /// <summary>Number of the interface.</summary>
    public int InterfaceIndex;

    /// <summary>Kind of link (<c>ARPHRD_...</c>).</summary>
    public ushort Hardware;

    /// <summary>Whom it was for: this host 0, all 1, several 2, another host 3, and 4 if this host sent it.</summary>
    public byte Direction;

    /// <summary>Octets of the sender's hardware address.</summary>
    public byte AddressLength;

    /// <summary>The sender's hardware address: eight octets, as they came.</summary>
    public ulong Address;
}
