namespace Vigil.Analysis.Signatures;

/// <summary>The part of a packet that a header test reads.</summary>
internal enum HeaderField : byte
{
    /// <summary>Source address.</summary>
    SourceAddress,

    /// <summary>Destination address.</summary>
    DestinationAddress,

    /// <summary>The last next-header number.</summary>
    Protocol,

    /// <summary>Octets of the IPv4 header.</summary>
    Ip,

    /// <summary>Octets of the IPv6 header.</summary>
    Ip6,

    /// <summary>Octets behind the IP header, whatever the transport.</summary>
    Transport,

    /// <summary>Octets of the TCP header.</summary>
    Tcp,

    /// <summary>Octets of the UDP header.</summary>
    Udp,

    /// <summary>Octets of the ICMP header.</summary>
    Icmp,

    /// <summary>Octets of the ICMPv6 header.</summary>
    Icmp6,
}
