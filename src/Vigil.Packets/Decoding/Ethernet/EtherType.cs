namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>EtherTypes this stage knows (IANA, IEEE 802).</summary>
internal static class EtherType
{
    /// <summary>Numbers up to this are the length of an 802.3 frame.</summary>
    public const ushort MaximumLength = 1500;

    /// <summary>Numbers from this on are types.</summary>
    public const ushort Minimum = 1536;

    public const ushort Ipv4 = 0x0800;
    public const ushort Arp = 0x0806;
    public const ushort ErspanIII = 0x22EB;
    public const ushort TransparentEthernet = 0x6558;
    public const ushort ReverseArp = 0x8035;
    public const ushort Vlan = 0x8100;
    public const ushort Ipv6 = 0x86DD;
    public const ushort PppInGre = 0x880B;
    public const ushort Mpls = 0x8847;
    public const ushort PppoeSession = 0x8864;
    public const ushort ServiceVlan = 0x88A8;
    public const ushort Erspan = 0x88BE;
    public const ushort ProviderBackbone = 0x88E7;
    public const ushort FabricPath = 0x8903;
    public const ushort VirtualNetworkTag = 0x8926;
    public const ushort OldServiceVlan = 0x9100;
}
