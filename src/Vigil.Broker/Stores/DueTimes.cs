namespace Vigil.Broker;

/// <summary>When which keys of a store expire.</summary>
internal sealed class DueTimes
{
    private readonly Dictionary<BrokerData, long> _dues = [];
    private readonly PriorityQueue<BrokerData, long> _schedule = new(); // may hold times that no longer hold

    /// <summary>A key expires then, nanoseconds since 1970, and at no other time.</summary>
    public void Set(BrokerData key, long due)
    {
        _dues[key] = due;
        _schedule.Enqueue(key, due);
        if (_schedule.Count > 1024 && _schedule.Count > 4 * _dues.Count)
        {
            // Keys that were put again and again left their old times behind.
            _schedule.Clear();
            foreach (var (pending, time) in _dues)
                _schedule.Enqueue(pending, time);
        }
    }

    /// <summary>A key does not expire.</summary>
    public void Remove(BrokerData key)
    {
        if (_dues.Count > 0)
            _dues.Remove(key);
    }

    /// <summary>No key expires.</summary>
    public void Clear() => _dues.Clear();

    /// <summary>Takes a key whose time has come.</summary>
    public bool TryTake(long now, out BrokerData key)
    {
        while (_schedule.TryPeek(out key, out var due) && due < now)
        {
            _schedule.Dequeue();
            if (_dues.TryGetValue(key, out var current) && current == due)
            {
                _dues.Remove(key);
                return true;
            }
        }

        return false;
    }
}
