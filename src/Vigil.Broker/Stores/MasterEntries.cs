namespace Vigil.Broker;

/// <summary>What the entries of a master ask of it.</summary>
internal interface IEntriesPort
{
    /// <summary>Whether anybody here wants to know of changes.</summary>
    bool IsWatched { get; }

    /// <summary>Tells of a change.</summary>
    void Tell(StoreEvent change);

    /// <summary>Sends an action to all clones.</summary>
    void Broadcast(StoreCommand action);
}

/// <summary>The entries of a master: what each action does to them, and when they expire. Called with the store's lock held.</summary>
internal sealed class MasterEntries
{
    private readonly IStoreBackend _backend;
    private readonly TimeProvider _clock;
    private readonly EntityId _self;
    private readonly string _name;
    private readonly IEntriesPort _port;
    private readonly DueTimes _dues = new();

    public MasterEntries(IStoreBackend backend, TimeProvider clock, EntityId self, string name, IEntriesPort port)
    {
        (_backend, _clock, _self, _name, _port) = (backend, clock, self, name, port);
        foreach (var (key, due) in backend.Dues())
            _dues.Set(key, due);
    }

    private long Now => (_clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;

    /// <summary>Applies an action and tells the clones what came of it.</summary>
    public ErrorCode Apply(StoreCommand action)
    {
        switch (action.Kind)
        {
            case StoreCommandKind.Put:
                Set(action.Key, action.Value, action.Expiry, action.Publisher);
                _port.Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.PutUnique:
                return PutUnique(action);
            case StoreCommandKind.Erase:
                if (!_backend.TryGet(action.Key, out _))
                    return ErrorCode.None;
                _backend.Erase(action.Key);
                _dues.Remove(action.Key);
                Tell(StoreEventKind.Erase, action.Key, action.Publisher);
                _port.Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.Clear:
                if (_port.IsWatched)
                {
                    foreach (var (key, _) in _backend.Entries().ToArray())
                        Tell(StoreEventKind.Erase, key, action.Publisher);
                }

                _backend.Clear();
                _dues.Clear();
                _port.Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.Add or StoreCommandKind.Subtract:
                return Change(action);
            default:
                return ErrorCode.InvalidMessage; // results and expirations are the master's to send
        }
    }

    /// <summary>Removes what is too old.</summary>
    public void Expire()
    {
        var now = Now;
        while (_dues.TryTake(now, out var key))
        {
            _backend.Erase(key);
            Tell(StoreEventKind.Expire, key, _self);
            _port.Broadcast(new StoreCommand { Kind = StoreCommandKind.Expire, Key = key, Publisher = _self });
        }
    }

    private ErrorCode PutUnique(StoreCommand action)
    {
        var isNew = !_backend.TryGet(action.Key, out _);
        if (isNew)
        {
            Set(action.Key, action.Value, action.Expiry, action.Publisher);
            _port.Broadcast(new StoreCommand { Kind = StoreCommandKind.Put, Key = action.Key, Value = action.Value, Expiry = action.Expiry, Publisher = action.Publisher });
        }

        if (action.Publisher != _self)
        {
            _port.Broadcast(new StoreCommand
            {
                Kind = StoreCommandKind.PutUniqueResult,
                IsInserted = isNew,
                Who = action.Who,
                Request = action.Request,
                Publisher = _self,
            });
        }

        return isNew ? ErrorCode.None : ErrorCode.InvalidData;
    }

    // Clones are sent the result: they need not compute it.
    private ErrorCode Change(StoreCommand action)
    {
        var isAdd = action.Kind == StoreCommandKind.Add;
        if (!_backend.TryGet(action.Key, out var old))
        {
            if (!isAdd)
                return ErrorCode.NoSuchKey;
            old = Combine.Initial(action.InitialType);
        }

        var fault = isAdd ? Combine.Add(old, action.Value, out var result) : Combine.Subtract(old, action.Value, out result);
        if (fault != ErrorCode.None)
            return fault;
        Set(action.Key, result, action.Expiry, action.Publisher);
        _port.Broadcast(new StoreCommand { Kind = StoreCommandKind.Put, Key = action.Key, Value = result, Publisher = action.Publisher });
        return ErrorCode.None;
    }

    private void Set(BrokerData key, BrokerData value, long? expiry, EntityId publisher)
    {
        if (_port.IsWatched)
        {
            var kind = _backend.TryGet(key, out var old) ? StoreEventKind.Update : StoreEventKind.Insert;
            _port.Tell(new StoreEvent(kind, _name, key, old, value, expiry is { } e ? new TimeSpan(e / 100) : null, publisher));
        }

        long? due = expiry is { } nanoseconds ? Now + nanoseconds : null;
        _backend.Put(key, value, due);
        if (due is { } time)
            _dues.Set(key, time);
        else
            _dues.Remove(key);
    }

    private void Tell(StoreEventKind kind, BrokerData key, EntityId publisher)
    {
        if (_port.IsWatched)
            _port.Tell(new StoreEvent(kind, _name, key, default, default, null, publisher));
    }
}
