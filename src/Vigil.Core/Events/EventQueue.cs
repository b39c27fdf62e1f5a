using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Core.Events;

/// <summary>Events in the order raised; one engine's.</summary>
/// <remarks>
/// Draining runs two generations: all that wait, then all that those raised; later ones stay for the next drain
/// (language.md 6.1). At the end of the run it is repeated until nothing is left.
/// </remarks>
public sealed class EventQueue
{
    private Queue<QueuedEvent> _pending = new();
    private Queue<QueuedEvent> _running = new();

    /// <summary>Events waiting.</summary>
    public int Count => _pending.Count;

    /// <summary>Events queued so far.</summary>
    public long Queued { get; private set; }

    /// <summary>Events dispatched so far.</summary>
    public long Dispatched { get; private set; }

    /// <summary>The analyzer at work, stamped on what it raises; 0 if none.</summary>
    public ulong CurrentAnalyzer { get; set; }

    /// <summary>The event being handled; default outside of handlers.</summary>
    public QueuedEvent Current { get; private set; }

    /// <summary>Sees every event before its handlers run (<c>new_event</c>, <c>--event-trace</c>), or <see langword="null"/>.</summary>
    public Action<QueuedEvent>? Observer { get; set; }

    /// <summary>The event that stands before all others of each drain, if any script handles it (<c>event_queue_flush_point</c>).</summary>
    public EventHandle? FlushPoint { get; set; }

    /// <summary>Runs after every drain: pending <c>when</c> conditions.</summary>
    public Action? AfterDrain { get; set; }

    /// <summary>Adds an event.</summary>
    public void Enqueue(EventHandle handle, Value[] arguments, NetworkTime time)
    {
        Queued++;
        _pending.Enqueue(new(handle, arguments, time, CurrentAnalyzer));
    }

    /// <summary>Adds an event of another node.</summary>
    public void Enqueue(EventHandle handle, Value[] arguments, NetworkTime time, ReceivedMetadata metadata)
    {
        Queued++;
        _pending.Enqueue(new(handle, arguments, time, 0, metadata));
    }

    /// <summary>Handles what waits and what that raises, then looks at <c>when</c> conditions.</summary>
    public void Drain()
    {
        if (FlushPoint is { Handlers: not null } flushPoint)
            Enqueue(flushPoint, [], flushPoint.Context.Now);
        for (var generation = 0; generation < 2 && _pending.Count > 0; generation++)
        {
            (_pending, _running) = (_running, _pending);
            while (_running.TryDequeue(out var queued))
                Dispatch(queued);
        }

        AfterDrain?.Invoke();
    }

    /// <summary>Handles one event at once, out of turn.</summary>
    public void Dispatch(QueuedEvent queued)
    {
        var outer = Current;
        Current = queued;
        Dispatched++;
        queued.Handle.Invocations++;
        Observer?.Invoke(queued);
        queued.Handle.Handlers?.Invoke(queued.Handle.Context, queued.Arguments);
        Current = outer;
    }
}
