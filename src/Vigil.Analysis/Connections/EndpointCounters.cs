namespace Vigil.Analysis.Connections;

/// <summary>What one end of a connection sent, seen from the network layer.</summary>
internal struct EndpointCounters
{
    /// <summary>IP packets.</summary>
    public ulong Packets;

    /// <summary>Their octets, IP header included.</summary>
    public ulong Octets;

    /// <summary>Link address; meaningful with <see cref="HasLinkAddress"/>.</summary>
    public ulong LinkAddress;

    /// <summary>IPv6 flow label last seen.</summary>
    public int FlowLabel;

    /// <summary>Whether the link address is known.</summary>
    public bool HasLinkAddress;
}
