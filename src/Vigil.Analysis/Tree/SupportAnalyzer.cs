using Vigil.Core.Net;

namespace Vigil.Analysis.Tree;

/// <summary>Prepares one direction of an analyzer's stream before the analyzer sees it: decoding, framing.</summary>
public abstract class SupportAnalyzer(AnalyzerContext context, Direction direction) : Analyzer(context)
{
    private Analyzer? _served;
    private int _position;

    /// <summary>The direction it works on.</summary>
    public Direction Direction { get; private set; } = direction;

    internal void Attach(Analyzer served, int position) => (_served, _position) = (served, position);

    internal void FlipDirection() => Direction = Direction.Opposite();

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction) => PassOn(data, direction);

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction) =>
        _served?.GapPastSupport(_position, offset, length, direction);

    /// <inheritdoc/>
    protected override void EndOfData(Direction direction) => _served?.EndPastSupport(_position, direction);

    /// <summary>Hands octets to the next support analyzer or to the analyzer served.</summary>
    protected void PassOn(ReadOnlySpan<byte> data, Direction direction) => _served?.PastSupport(_position, data, direction);
}
