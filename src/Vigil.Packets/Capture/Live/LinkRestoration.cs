using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Vigil.Packets.Capture.Live;

/// <summary>Puts back in place what the kernel keeps beside a packet: its VLAN tag, or what is known of a link header that is of no use.</summary>
internal static class LinkRestoration
{
    /// <summary>Octets of a cooked header (LINKTYPE_LINUX_SLL).</summary>
    public const int CookedSize = 16;

    /// <summary>Octets of a VLAN tag.</summary>
    public const int TagSize = 4;

    /// <summary>Octets before a packet that both need.</summary>
    public const int RoomNeeded = CookedSize + TagSize;

    // Before which octet a tag belongs: the EtherType that it displaces is the last of the header.
    private const int TagPlaceEthernet = 12;
    private const int TagPlaceCooked = 14;
    private const ushort DefaultTagType = 0x8100;
    private const int CookedAddressSize = 8;

    /// <summary>Writes a cooked header before the packet.</summary>
    /// <returns>Where the packet begins now; the same as before if there is no room.</returns>
    public static int Cook(Span<byte> memory, scoped in RingHeader header, int start, int room)
    {
        //   0          2          4               6             14        16
        //  +----------+----------+---------------+-------------+---------+
        //  | direction| hardware | address length| address, 8  | protocol|
        //  +----------+----------+---------------+-------------+---------+
        if (room < CookedSize)
            return start;
        start -= CookedSize;
        var cooked = memory.Slice(start, CookedSize);
        BinaryPrimitives.WriteUInt16BigEndian(cooked, header.Direction);
        BinaryPrimitives.WriteUInt16BigEndian(cooked[2..], header.Hardware);
        BinaryPrimitives.WriteUInt16BigEndian(cooked[4..], header.AddressLength);
        MemoryMarshal.Write(cooked.Slice(6, CookedAddressSize), header.Address);
        MemoryMarshal.Write(cooked[14..], header.Protocol); // as it came, in the order of the network
        return start;
    }

    /// <summary>Writes the VLAN tag back where it was taken from.</summary>
    /// <returns>Where the packet begins now; the same as before if there was no tag, or no room.</returns>
    public static int Tag(Span<byte> memory, scoped in RingHeader header, int start, int room, int captured, bool isCooked)
    {
        var place = isCooked ? TagPlaceCooked : TagPlaceEthernet;
        if ((header.Status & RingStatus.HasVlan) == 0 || room < TagSize || captured < place)
            return start;
        memory.Slice(start, place).CopyTo(memory[(start - TagSize)..]);
        start -= TagSize;
        BinaryPrimitives.WriteUInt16BigEndian(memory[(start + place)..], (header.Status & RingStatus.HasVlanType) != 0 ? header.VlanType : DefaultTagType);
        BinaryPrimitives.WriteUInt16BigEndian(memory[(start + place + 2)..], (ushort)header.VlanTag);
        return start;
    }
}
