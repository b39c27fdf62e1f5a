using Vigil.Core.Timing;

namespace Vigil.Packets.Decoding;

/// <summary>One packet on its way through the decoders: what was captured, and what its headers said so far.</summary>
/// <remarks>
/// Everything is borrowed from the capture buffer (or the fragment buffer) and lives until the call that received it
/// returns. Inside a tunnel, <see cref="Ip"/> and the payload belong to the inner packet, the link to the outer one.
/// </remarks>
public ref struct DecodedPacket
{
    /// <summary>When it was captured.</summary>
    public NetworkTime Time;

    /// <summary>The captured octets, link header and all.</summary>
    public ReadOnlySpan<byte> Frame;

    /// <summary>Octets it had on the wire; more than <see cref="Frame"/> holds if the capture was cut.</summary>
    public int WireLength;

    /// <summary>The headers below IP.</summary>
    public LinkHeader Link;

    /// <summary>The IP header, innermost in tunnels.</summary>
    public IpHeader Ip;

    /// <summary>What the transport is: the protocol number that follows the IP headers.</summary>
    public byte Protocol;

    /// <summary>Transport header and data as captured, without link padding. TCP, UDP and ICMP come with their fixed header whole.</summary>
    public ReadOnlySpan<byte> Payload;

    /// <summary>Octets of transport header and data on the wire; more than <see cref="Payload"/> holds if the capture was cut.</summary>
    public int PayloadWireLength;

    /// <summary>Whether the payload was put together from fragments; <see cref="Ip"/> is then the first one's header with the whole length.</summary>
    public bool IsReassembled;

    /// <summary>Whether the transport checksum need not be looked at (the kernel or an outer layer vouched for it).</summary>
    public bool ChecksumVerified;

    /// <summary>The tunnels around it, or <see langword="null"/>.</summary>
    public EncapsulationStack? Tunnel;

    /// <summary>Decoders passed so far, bounded by <c>PacketAnalyzer::max_depth</c>.</summary>
    public int Depth;

    /// <summary>Octets that the wire had behind the data at hand and the capture has not.</summary>
    public int Missing;

    /// <summary>Whether the capture holds all of the payload.</summary>
    public readonly bool IsWhole => Payload.Length >= PayloadWireLength;
}
