namespace Vigil.Broker;

/// <summary>What a consumer asks of the part it belongs to.</summary>
internal interface IConsumerPort
{
    /// <summary>An action's turn has come.</summary>
    void Consume(StoreCommand action);

    /// <summary>An action is gone for good.</summary>
    /// <returns>Whether the channel can go on without it.</returns>
    bool ConsumeNothing();

    /// <summary>Acknowledges everything up to a number.</summary>
    void SendAck(ulong number);

    /// <summary>Asks for what is missing; 0 asks for a handshake.</summary>
    void SendNack(ulong[] missing);
}

/// <summary>The receiving side of a store's channel: puts actions in order and asks for those that are missing.</summary>
internal sealed class ChannelConsumer(IConsumerPort port)
{
    private const int NackBeats = 2;
    private const int MaxMissing = 1024; // asked for at once
    private const ulong MaxBehind = 16384; // a clone that misses more takes a new copy
    private const int MaxWaiting = 65536; // actions out of order; those beyond will be asked for

    private readonly SortedDictionary<ulong, StoreCommand?> _waiting = [];
    private ulong _next;
    private ulong _last;
    private ulong _nextAtLastBeat;
    private int _beats;
    private int _idleBeats;

    /// <summary>Whether the handshake is done.</summary>
    public bool IsShaken => _next > 0;

    /// <summary>The number of the last action consumed.</summary>
    public ulong Consumed => _next - 1;

    public void OnHandshake(ulong offset)
    {
        if (IsShaken)
            return;
        _next = _last = offset + 1;
        while (_waiting.Count > 0 && _waiting.First().Key <= offset)
            _waiting.Remove(_waiting.First().Key);
        if (Drain())
            port.SendAck(_next - 1);
    }

    /// <summary>Takes an action, or the word that it is gone.</summary>
    public void OnAction(ulong number, StoreCommand? action)
    {
        if (number < _next)
            return;
        if (IsShaken && number == _next)
        {
            _next++;
            if (Pass(action))
                Drain();
            _last = Math.Max(_last, _next);
            return;
        }

        if (_waiting.Count < MaxWaiting)
            _waiting[number] = action;
        _last = Math.Max(_last, number);
    }

    public void OnKeepalive(ulong number)
    {
        if (IsShaken)
            _last = Math.Max(_last, number + 1);
    }

    public void OnBeat()
    {
        _beats++;
        if (!IsShaken)
        {
            if (_beats % NackBeats == 0)
                port.SendNack([0]);
            return;
        }

        if (_next > _nextAtLastBeat)
        {
            // The reference does so every fifth beat; sooner, writers learn sooner that their writes are safe.
            _idleBeats = 0;
            _nextAtLastBeat = _next;
            port.SendAck(_next - 1);
            return;
        }

        _idleBeats++;
        if (_next < _last && _idleBeats >= NackBeats)
        {
            _idleBeats = 0;
            if (_last - _next > MaxBehind && !port.ConsumeNothing())
                return; // beginning anew is quicker
            port.SendNack(Missing());
        }
        else if (_beats % ChannelProducer.Heartbeat == 0)
        {
            port.SendAck(_next - 1);
        }
    }

    private ulong[] Missing()
    {
        var missing = new List<ulong>();
        for (var number = _next; number < _last + 1 && missing.Count < MaxMissing; number++)
        {
            if (number < _last && !_waiting.ContainsKey(number))
                missing.Add(number);
        }

        return missing.Count > 0 ? [.. missing] : [_next];
    }

    private bool Drain()
    {
        while (_waiting.Remove(_next, out var action))
        {
            _next++;
            if (!Pass(action))
                return false;
        }

        return true;
    }

    private bool Pass(StoreCommand? action)
    {
        if (action is null)
            return port.ConsumeNothing();
        port.Consume(action);
        return true;
    }
}
