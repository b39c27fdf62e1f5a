using System.Diagnostics.CodeAnalysis;

namespace Vigil.Core.Threading;

/// <summary>A queue of limited length between threads.</summary>
/// <remarks>
/// Who waits sleeps at once: the queues of a run are many and mostly empty, and on a machine whose cores are busy with packets
/// a thread that spins in hope takes time away from the one it waits for.
/// </remarks>
/// <typeparam name="T">What is handed over.</typeparam>
/// <param name="capacity">How many items wait at most.</param>
public sealed class BoundedQueue<T>(int capacity)
{
    private readonly object _gate = new(); // a monitor: threads wait on it
    private readonly Queue<T> _items = new(capacity);
    private bool _isComplete;

    /// <summary>Whether nothing is left and nothing will come.</summary>
    public bool IsFinished
    {
        get
        {
            lock (_gate)
                return _isComplete && _items.Count == 0;
        }
    }

    /// <summary>Puts an item at the end; waits while the queue is full.</summary>
    /// <returns><see langword="false"/> if no more are taken.</returns>
    public bool TryAdd(T item)
    {
        lock (_gate)
        {
            while (_items.Count == capacity && !_isComplete)
                Monitor.Wait(_gate);
            if (_isComplete)
                return false;
            _items.Enqueue(item);
            if (_items.Count == 1)
                Monitor.PulseAll(_gate); // whoever waits to take
            return true;
        }
    }

    /// <summary>Takes the first item; waits for one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="patience">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns><see langword="false"/> if none came in time, or none will come.</returns>
    public bool TryTake([MaybeNullWhen(false)] out T item, TimeSpan patience)
    {
        lock (_gate)
        {
            var deadline = patience == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)patience.TotalMilliseconds;
            while (_items.Count == 0 && !_isComplete)
            {
                if (deadline == long.MaxValue)
                    Monitor.Wait(_gate);
                else if (deadline - Environment.TickCount64 is > 0 and var left)
                    Monitor.Wait(_gate, TimeSpan.FromMilliseconds(left));
                else
                    break;
            }

            if (!_items.TryDequeue(out item))
                return false;
            if (_items.Count == capacity - 1)
                Monitor.PulseAll(_gate); // whoever waits to add
            return true;
        }
    }

    /// <summary>Takes no more items; those in the queue are handed out still.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.PulseAll(_gate);
        }
    }
}
