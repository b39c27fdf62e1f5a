namespace Vigil.Core.Net;

/// <summary>The transport a port belongs to, numbered as the script enum <c>transport_proto</c>.</summary>
public enum TransportProtocol : byte
{
    /// <summary>None known.</summary>
    Unknown = 0,

    /// <summary>TCP.</summary>
    Tcp = 1,

    /// <summary>UDP.</summary>
    Udp = 2,

    /// <summary>ICMP and ICMPv6; the port is the message type or code.</summary>
    Icmp = 3,
}
