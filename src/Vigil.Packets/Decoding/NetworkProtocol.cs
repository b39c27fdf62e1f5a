namespace Vigil.Packets.Decoding;

/// <summary>What lies above the link, numbered as the script enum <c>layer3_proto</c>.</summary>
public enum NetworkProtocol : byte
{
    /// <summary>IPv4.</summary>
    Ipv4 = 0,

    /// <summary>IPv6.</summary>
    Ipv6 = 1,

    /// <summary>ARP or RARP.</summary>
    Arp = 2,

    /// <summary>Anything else.</summary>
    Unknown = 3,
}
