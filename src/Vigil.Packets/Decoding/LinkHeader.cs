namespace Vigil.Packets.Decoding;

/// <summary>What the headers below IP said about one packet.</summary>
public struct LinkHeader
{
    /// <summary>What the packet began with.</summary>
    public LinkType Type;

    /// <summary>Whether <see cref="Source"/> and <see cref="Destination"/> were seen.</summary>
    public bool HasAddresses;

    /// <summary>Source hardware address, 48 bits, first octet highest.</summary>
    public ulong Source;

    /// <summary>Destination hardware address, 48 bits, first octet highest.</summary>
    public ulong Destination;

    /// <summary>EtherType of what the outermost Ethernet header carries behind its tags; 0 if there was none.</summary>
    public ushort EtherType;

    /// <summary>The layer-3 protocol found.</summary>
    public NetworkProtocol Network;

    /// <summary>Outer VLAN tag: PCP, DEI and identifier as on the wire (802.1Q); meaningful with <see cref="HasVlan"/>.</summary>
    public ushort VlanTag;

    /// <summary>Inner VLAN tag; meaningful with <see cref="HasInnerVlan"/>.</summary>
    public ushort InnerVlanTag;

    /// <summary>Whether there was a VLAN tag; one with identifier 0 gives a priority only and does not count.</summary>
    public readonly bool HasVlan => Vlan != 0;

    /// <summary>Whether there was a second VLAN tag.</summary>
    public readonly bool HasInnerVlan => InnerVlan != 0;

    /// <summary>Outer VLAN identifier, 0 if none.</summary>
    public readonly int Vlan => VlanTag & 0xFFF;

    /// <summary>Inner VLAN identifier, 0 if none.</summary>
    public readonly int InnerVlan => InnerVlanTag & 0xFFF;
}
