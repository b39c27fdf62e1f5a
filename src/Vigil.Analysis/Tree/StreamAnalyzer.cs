using Vigil.Core.Net;

namespace Vigil.Analysis.Tree;

/// <summary>Base of analyzers whose messages may span deliveries: keeps what is unfinished, under a cap.</summary>
public abstract class StreamAnalyzer(AnalyzerContext context) : Analyzer(context)
{
    private StreamBuffer _originator;
    private StreamBuffer _responder;

    /// <summary>How many octets an unfinished message may hold before it counts as a violation.</summary>
    protected virtual int BufferCap => 1 << 20;

    /// <summary>Reads as many whole messages as there are.</summary>
    /// <returns>Octets consumed; the rest is offered again in front of what comes next.</returns>
    protected abstract int Consume(ReadOnlySpan<byte> data, Direction direction);

    /// <inheritdoc/>
    protected sealed override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        ref var buffer = ref BufferOf(direction);
        if (buffer.Length == 0)
        {
            // The usual case: whole messages are read in place and nothing is copied.
            var consumed = Consume(data, direction);
            if (consumed < data.Length && !IsStopped && !buffer.TryAppend(data[consumed..], BufferCap))
                Overflow(direction);
            return;
        }

        if (!buffer.TryAppend(data, BufferCap))
        {
            Overflow(direction);
            return;
        }

        var taken = Consume(buffer.Span, direction);
        if (IsStopped)
            buffer.Clear();
        else
            buffer.Consume(taken);
    }

    /// <summary>Forgets the unfinished message of a direction, e.g. behind a gap.</summary>
    protected void Discard(Direction direction) => BufferOf(direction).Clear();

    /// <summary>Octets of an unfinished message held for a direction.</summary>
    protected int Buffered(Direction direction) => BufferOf(direction).Length;

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_originator, _responder) = (_responder, _originator);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    public override void Done()
    {
        _originator.Clear();
        _responder.Clear();
        base.Done();
    }

    private ref StreamBuffer BufferOf(Direction direction) =>
        ref direction == Direction.Originator ? ref _originator : ref _responder;

    private void Overflow(Direction direction)
    {
        BufferOf(direction).Clear();
        Violation("message exceeds buffer limit");
        Stop();
    }
}
