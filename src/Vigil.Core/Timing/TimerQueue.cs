namespace Vigil.Core.Timing;

/// <summary>Pending timers of one engine, ordered by due time, then by order of creation.</summary>
/// <remarks>
/// A four-way heap whose timers know their position: adding, cancelling and firing cost O(log n) without allocation.
/// The heap holds the order beside each timer, so that finding a place does not touch the timers in between.
/// </remarks>
public sealed class TimerQueue
{
    private const int Arity = 4;
    private Entry[] _heap = new Entry[64];
    private long _sequence;

    private readonly record struct Entry(double Due, long Sequence, Timer Timer)
    {
        public bool IsBefore(in Entry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
    }

    /// <summary>Timers waiting.</summary>
    public int Count { get; private set; }

    /// <summary>Timers fired so far.</summary>
    public long Fired { get; private set; }

    /// <summary>Timers queued so far.</summary>
    public long Added => _sequence;

    /// <summary>Most timers that waited at once.</summary>
    public int Most { get; private set; }

    /// <summary>When the next timer is due; meaningless if there is none.</summary>
    public NetworkTime NextDue => new(Count > 0 ? _heap[0].Due : double.PositiveInfinity);

    /// <summary>Queues <paramref name="timer"/>; one that is pending already is moved.</summary>
    public void Add(Timer timer, NetworkTime due)
    {
        if (timer.IsPending)
            Cancel(timer);
        if (Count == _heap.Length)
            Array.Resize(ref _heap, Count * 2);
        timer.Due = due;
        SiftUp(Count++, new(due.Seconds, _sequence++, timer));
        Most = Math.Max(Most, Count);
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
        while (Count > 0 && _heap[0].Due <= now.Seconds && (limit == 0 || fired < limit))
        {
            var timer = _heap[0].Timer;
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
        var timer = _heap[0].Timer;
        RemoveAt(0);
        Fired++;
        timer.Fire(now, ending: true);
        return true;
    }

    private void RemoveAt(int slot)
    {
        _heap[slot].Timer.Slot = -1;
        var last = _heap[--Count];
        _heap[Count] = default;
        if (slot == Count)
            return;
        if (slot > 0 && last.IsBefore(in _heap[(slot - 1) / Arity]))
            SiftUp(slot, last);
        else
            SiftDown(slot, last);
    }

    private void SiftUp(int slot, Entry entry)
    {
        while (slot > 0)
        {
            var parent = (slot - 1) / Arity;
            if (!entry.IsBefore(in _heap[parent]))
                break;
            Place(_heap[parent], slot);
            slot = parent;
        }

        Place(entry, slot);
    }

    private void SiftDown(int slot, Entry entry)
    {
        while (true)
        {
            var first = (slot * Arity) + 1;
            if (first >= Count)
                break;
            var best = first;
            for (var child = first + 1; child < Math.Min(first + Arity, Count); child++)
            {
                if (_heap[child].IsBefore(in _heap[best]))
                    best = child;
            }

            if (!_heap[best].IsBefore(in entry))
                break;
            Place(_heap[best], slot);
            slot = best;
        }

        Place(entry, slot);
    }

    private void Place(Entry entry, int slot)
    {
        _heap[slot] = entry;
        entry.Timer.Slot = slot;
    }
}
