using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.StreamEvent;

/// <summary>Shows scripts a stream as it is, piece by piece; for protocols that scripts themselves follow.</summary>
[Analyzer("STREAM_EVENT")]
internal sealed class StreamEventAnalyzer(AnalyzerContext context) : Analyzer(context)
{
    private readonly StreamEvents _events = StreamEvents.Of(context.Connection.Engine);

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction) =>
        _events.Deliver(Connection, direction.IsOrig(), data);

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction) =>
        _events.Undelivered(Connection, direction.IsOrig(), (ulong)offset, (ulong)length);
}
