using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.Rdp;

/// <summary>What scripts hear of RDP over UDP.</summary>
internal sealed partial class RdpEudpEvents : EventSource
{
    /// <summary>The client wants to connect.</summary>
    [Event("rdpeudp_syn", "c: connection")]
    public partial void Syn(IValueSource c);

    /// <summary>The server agrees.</summary>
    [Event("rdpeudp_synack", "c: connection")]
    public partial void SynAck(IValueSource c);

    /// <summary>The connection is established.</summary>
    [Event("rdpeudp_established", "c: connection, version: count")]
    public partial void Established(IValueSource c, ulong version);

    /// <summary>What a datagram carries.</summary>
    [Event("rdpeudp_data", "c: connection, is_orig: bool, version: count, data: string")]
    public partial void Data(IValueSource c, bool isOrig, ulong version, ReadOnlySpan<byte> data);
}
