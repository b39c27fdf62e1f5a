using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>One packet as the source had it; borrows the source's buffer until the next read.</summary>
public ref struct RawPacket
{
    /// <summary>When it was captured.</summary>
    public NetworkTime Time;

    /// <summary>What it begins with.</summary>
    public LinkType LinkType;

    /// <summary>The captured octets.</summary>
    public ReadOnlySpan<byte> Data;

    /// <summary>Octets it had on the wire.</summary>
    public int WireLength;

    /// <summary>Whether whoever captured it vouches for the transport checksum (offloading).</summary>
    public bool ChecksumVerified;
}
