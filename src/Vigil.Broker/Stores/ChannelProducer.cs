namespace Vigil.Broker;

/// <summary>What a producer asks of the part it belongs to.</summary>
internal interface IProducerPort
{
    /// <summary>Tells a consumer where the channel begins for it.</summary>
    void SendHandshake(EntityId consumer, ulong offset);

    /// <summary>Sends an action again, to one consumer.</summary>
    void SendAgain(EntityId consumer, byte[] action);

    /// <summary>Says that an action is gone.</summary>
    void SendFailed(EntityId consumer, ulong number);

    /// <summary>Tells all consumers the last number.</summary>
    void SendKeepalive(ulong number);

    /// <summary>A consumer has been silent for too long, or lags too far behind.</summary>
    void OnDropped(EntityId consumer);

    /// <summary>All consumers have everything up to this number.</summary>
    void OnAcknowledged(ulong number);
}

/// <summary>The sending side of a store's channel: keeps actions until all consumers have acknowledged them.</summary>
internal sealed class ChannelProducer(IProducerPort port)
{
    /// <summary>Beats between signs of life.</summary>
    public const ushort Heartbeat = 5;

    private const ulong Timeout = 100 * Heartbeat;
    private const long MaxKept = 256 << 20; // octets; consumers that lag further behind must begin anew

    private readonly Dictionary<EntityId, Path> _paths = [];
    private readonly Dictionary<ulong, byte[]> _kept = []; // numbers from _firstKept on, without gaps
    private ulong _firstKept = 2;
    private long _keptSize;
    private ulong _beat;
    private ulong _lastBroadcast;

    /// <summary>The last number given.</summary>
    public ulong Sequence { get; private set; } = 1;

    /// <summary>Whether anybody listens.</summary>
    public bool HasConsumers => _paths.Count > 0;

    /// <summary>The number for the next action; without consumers there is nothing to number.</summary>
    public ulong Next() => _paths.Count == 0 ? 0 : ++Sequence;

    /// <summary>Keeps an action that is being broadcast.</summary>
    public void Keep(ulong number, byte[] action)
    {
        if (_kept.Count == 0)
            _firstKept = number;
        _kept.Add(number, action);
        _keptSize += action.Length;
        _lastBroadcast = _beat;
        if (_keptSize > MaxKept)
            DropLaggards();
    }

    /// <summary>Adds a consumer.</summary>
    public void Add(EntityId consumer)
    {
        var path = new Path { Offset = Sequence, LastSeen = _beat };
        if (_paths.TryAdd(consumer, path))
            port.SendHandshake(consumer, path.Offset);
    }

    /// <summary>Whether this consumer is known.</summary>
    public bool Knows(EntityId consumer) => _paths.ContainsKey(consumer);

    /// <summary>Forgets a consumer.</summary>
    public void Remove(EntityId consumer)
    {
        if (_paths.Remove(consumer))
            Trim();
    }

    /// <summary>Forgets all consumers of an endpoint that is gone.</summary>
    public void RemoveAll(EndpointId endpoint)
    {
        foreach (var consumer in _paths.Keys.Where(c => c.Endpoint == endpoint).ToArray())
            Remove(consumer);
    }

    public void OnAck(EntityId consumer, ulong number)
    {
        if (!_paths.TryGetValue(consumer, out var path) || number < path.Acknowledged)
            return;
        path.LastSeen = _beat;
        path.Acknowledged = number;
        path.IsShaken = true;
        Trim();
    }

    /// <summary>Whether the consumer has answered its handshake.</summary>
    public bool IsShaken(EntityId consumer) => _paths.TryGetValue(consumer, out var path) && path.IsShaken;

    public void OnNack(EntityId consumer, ReadOnlySpan<ulong> missing)
    {
        if (missing.IsEmpty)
            return;
        if (!_paths.TryGetValue(consumer, out var path))
        {
            if (missing is [0])
                Add(consumer);
            return;
        }

        path.LastSeen = _beat;
        if (missing[0] == 0)
        {
            port.SendHandshake(consumer, path.Offset);
            return;
        }

        OnAck(consumer, missing[0] - 1);
        foreach (var number in missing)
        {
            if (_kept.TryGetValue(number, out var action))
                port.SendAgain(consumer, action);
            else
                port.SendFailed(consumer, number);
        }
    }

    public void OnBeat()
    {
        _beat++;
        if (_beat >= _lastBroadcast + Heartbeat)
        {
            _lastBroadcast = _beat;
            port.SendKeepalive(Sequence);
        }

        foreach (var (consumer, path) in _paths)
        {
            if (_beat - path.LastSeen >= Timeout)
                Drop(consumer);
        }
    }

    private void Trim()
    {
        var least = Sequence;
        foreach (var path in _paths.Values)
            least = Math.Min(least, Math.Max(path.Acknowledged, path.Offset));
        while (_firstKept <= least && _kept.Remove(_firstKept, out var action))
        {
            _keptSize -= action.Length;
            _firstKept++;
        }

        if (_paths.Count > 0)
            port.OnAcknowledged(least);
    }

    private void DropLaggards()
    {
        var middle = _firstKept + ((ulong)_kept.Count / 2);
        foreach (var (consumer, path) in _paths)
        {
            if (Math.Max(path.Acknowledged, path.Offset) < middle)
                Drop(consumer);
        }
    }

    private void Drop(EntityId consumer)
    {
        Remove(consumer); // a dictionary bears removal while it is walked
        port.OnDropped(consumer);
    }

    private sealed class Path
    {
        public ulong Offset;
        public ulong Acknowledged;
        public ulong LastSeen;
        public bool IsShaken;
    }
}
