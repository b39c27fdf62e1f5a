using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Analysis.Udp;

/// <summary>Events of UDP flows.</summary>
internal sealed partial class UdpEvents : EventSource
{
    /// <summary>A datagram of the originator.</summary>
    [Event("udp_request", "u: connection")]
    public partial void Request(Connection u);

    /// <summary>A datagram of the responder.</summary>
    [Event("udp_reply", "u: connection")]
    public partial void Reply(Connection u);

    /// <summary>The content of a datagram.</summary>
    [Event("udp_contents", "u: connection, is_orig: bool, contents: string")]
    public partial void Contents(Connection u, bool is_orig, ReadOnlySpan<byte> contents);

    /// <summary>A power of ten of wrong checksums was reached.</summary>
    [Event("udp_multiple_checksum_errors", "u: connection, is_orig: bool, threshold: count")]
    public partial void MultipleChecksumErrors(Connection u, bool is_orig, ulong threshold);
}
