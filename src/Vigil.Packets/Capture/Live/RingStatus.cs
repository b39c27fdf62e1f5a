namespace Vigil.Packets.Capture.Live;

/// <summary>What the kernel says of a packet (<c>TP_STATUS_...</c> of if_packet.h).</summary>
[Flags]
internal enum RingStatus : uint
{
    /// <summary>It was longer than a block can hold.</summary>
    Cut = 1 << 1,

    /// <summary>It is on its way out, and the network card is to fill in its checksum.</summary>
    ChecksumNotReady = 1 << 3,

    /// <summary>A VLAN tag was taken off.</summary>
    HasVlan = 1 << 4,

    /// <summary>The EtherType of that tag is known.</summary>
    HasVlanType = 1 << 6,

    /// <summary>The network card or the kernel has checked the transport checksum.</summary>
    ChecksumValid = 1 << 7,
}
