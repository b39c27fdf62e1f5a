namespace Vigil.Core.Timing;

/// <summary>Pending timers of one engine, ordered by due time, then by order of creation.</summary>
/// <remarks>A four-way heap whose entries know their position: adding, cancelling and firing cost O(log n) without allocation.</remarks>
public sealed class TimerQueue
{
    private const int Arity = 4;
    private Timer[] _heap = new Timer[64];
    private long _sequence;

    /// <summary>Timers waiting.</summary>
    public int Count { get; private set; }

    /// <summary>Timers fired so far.</summary>
    public long Fired { get; private set; }

    /// <summary>When the next timer is due; meaningless if there is none.</summary>
    public NetworkTime NextDue => Count > 0 ? _heap[0].Due : new(double.PositiveInfinity);

    /// <summary>Queues <paramref name="timer"/>; one that is pending already is moved.</summary>
    public void Add(Timer timer, NetworkTime due)
    {
        if (timer.IsPending)
            Cancel(timer);
        if (Count == _heap.Length)
            Array.Resize(ref _heap, Count * 2);
        timer.Due = due;
        timer.Sequence = _sequence++;
        timer.Slot = Count;
        _heap[Count++] = timer;
        SiftUp(timer.Slot);
    }

    /// <summary>Takes a timer out; one that is not pending is left alone.</summary>
    public void Cancel(Timer timer)
    {
        if (!timer.IsPending)
            return;
        RemoveAt(timer.Slot);
    }

    /// <summary>Fires what is due at <paramref name="now"/>, at most <paramref name="limit"/> timers (0: all).</summary>
    /// <returns>How many fired.</returns>
    public int Advance(NetworkTime now, int limit)
    {
        var fired = 0;
        while (Count > 0 && _heap[0].Due <= now && (limit == 0 || fired < limit))
        {
            var timer = _heap[0];
            RemoveAt(0);
            fired++;
            Fired++;
            timer.Fire(now, ending: false);
        }

        return fired;
    }

    /// <summary>Fires the earliest timer although its time has not come: the run ends.</summary>
    /// <returns><see langword="false"/> if none was left.</returns>
    public bool FireNextAtEnd(NetworkTime now)
    {
        if (Count == 0)
            return false;
        var timer = _heap[0];
        RemoveAt(0);
        Fired++;
        timer.Fire(now, ending: true);
        return true;
    }

    private static bool Before(Timer a, Timer b) =>
        a.Due < b.Due || (a.Due == b.Due && a.Sequence < b.Sequence);

    private void RemoveAt(int slot)
    {
        _heap[slot].Slot = -1;
        var last = _heap[--Count];
        _heap[Count] = null!; // beyond Count the array holds nothing
        if (slot == Count)
            return;
        _heap[slot] = last;
        last.Slot = slot;
        SiftUp(slot);
        SiftDown(last.Slot);
    }

    private void SiftUp(int slot)
    {
        var timer = _heap[slot];
        while (slot > 0)
        {
            var parent = (slot - 1) / Arity;
            if (!Before(timer, _heap[parent]))
                break;
            Place(_heap[parent], slot);
            slot = parent;
        }

        Place(timer, slot);
    }

    private void SiftDown(int slot)
    {
        var timer = _heap[slot];
        while (true)
        {
            var first = (slot * Arity) + 1;
            if (first >= Count)
                break;
            var best = first;
            for (var child = first + 1; child < Math.Min(first + Arity, Count); child++)
            {
                if (Before(_heap[child], _heap[best]))
                    best = child;
            }

            if (!Before(_heap[best], timer))
                break;
            Place(_heap[best], slot);
            slot = best;
        }

        Place(timer, slot);
    }

    private void Place(Timer timer, int slot)
    {
        _heap[slot] = timer;
        timer.Slot = slot;
    }
}
