using Vigil.Core.Net;

namespace Vigil.Analysis.Signatures;

/// <summary>What header tests read of the first packet of a direction; borrowed from the capture buffer.</summary>
public readonly ref struct SignaturePacket
{
    /// <summary>The IP header and what follows, from its first octet.</summary>
    public required ReadOnlySpan<byte> IpHeader { get; init; }

    /// <summary>The transport header and what follows; empty in fragments without one.</summary>
    public required ReadOnlySpan<byte> Transport { get; init; }

    /// <summary>Whether <see cref="IpHeader"/> is one of IPv6.</summary>
    public required bool IsV6 { get; init; }

    /// <summary>The last next-header number: 6 for TCP.</summary>
    public required byte Protocol { get; init; }

    /// <summary>Source address.</summary>
    public required Addr Source { get; init; }

    /// <summary>Destination address.</summary>
    public required Addr Destination { get; init; }
}
