using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.StreamEvent;

/// <summary>A stream as scripts see it.</summary>
internal sealed partial class StreamEvents : EventSource
{
    /// <summary>The next octets of a stream.</summary>
    [Event("stream_deliver", "c: connection, is_orig: bool, data: string")]
    public partial void Deliver(Connection c, bool isOrig, ReadOnlySpan<byte> data);

    /// <summary>Octets of a stream that never came.</summary>
    [Event("stream_undelivered", "c: connection, is_orig: bool, seq: count, len: count")]
    public partial void Undelivered(Connection c, bool isOrig, ulong seq, ulong len);
}
