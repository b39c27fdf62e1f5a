using System.Collections.Frozen;

namespace Vigil.Broker;

public sealed partial class Endpoint
{
    private static readonly TimeSpan AttachTimeout = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Store> _stores = [];
    private volatile FrozenDictionary<Topic, Store> _storeTopics = FrozenDictionary<Topic, Store>.Empty;
    private ulong _objects = 8;
    private bool _isBeating;

    /// <summary>Stores attached at the moment.</summary>
    public int StoreCount
    {
        get
        {
            lock (_storeGate)
                return _stores.Count;
        }
    }

    /// <summary>Makes this endpoint the master of a store.</summary>
    /// <param name="name">The name, the same at all endpoints.</param>
    /// <param name="backend">Where entries are kept.</param>
    /// <param name="options">How.</param>
    /// <exception cref="BrokerException">A peer is its master already, or the backend cannot be opened; the message says why.</exception>
    public Store AttachMaster(string name, StoreBackend backend = StoreBackend.Memory, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        lock (_storeGate)
        {
            if (_stores.TryGetValue(name, out var present))
                return present.IsMaster ? present : throw new BrokerException(ErrorCode.MasterExists, $"this endpoint has a clone of store {name}");
            if (Array.Exists(_peers, p => p.Filter.Matches(ReservedTopics.Master(name))))
                throw new BrokerException(ErrorCode.MasterExists, $"a peer is the master of store {name}");
            IStoreBackend entries = backend switch
            {
                StoreBackend.Sqlite => SqliteBackend.Open(options.Path ?? $"{name}.sqlite", options),
                StoreBackend.RocksDb => RocksDbBackend.Open(options.Path ?? $"{name}.rocksdb"),
                _ => new MemoryBackend(),
            };
            var store = new MasterStore(this, name, NextObject(), entries);
            Add(store, ReservedTopics.Master(name));
            return store;
        }
    }

    /// <summary>Makes a clone of a store whose master is a direct peer. Entries come as soon as there is one; reads wait for them for a while.</summary>
    public Store AttachClone(string name)
    {
        lock (_storeGate)
        {
            if (_stores.TryGetValue(name, out var present))
                return present;
            var store = new CloneStore(this, name);
            Add(store, ReservedTopics.Clones(name));
            store.Start();
            return store;
        }
    }

    /// <summary>Makes a clone of a store and waits for its entries: 10 s unless given.</summary>
    /// <exception cref="BrokerException">No master was found in time (<see cref="ErrorCode.NoSuchMaster"/>).</exception>
    public async Task<Store> AttachCloneAsync(string name, TimeSpan? timeout = null)
    {
        var store = AttachClone(name);
        if (store is not CloneStore clone)
            return store;
        try
        {
            await clone.Ready.WaitAsync(timeout ?? AttachTimeout).ConfigureAwait(false);
            return clone;
        }
        catch (TimeoutException)
        {
            clone.Dispose();
            throw new BrokerException(ErrorCode.NoSuchMaster, $"no peer is the master of store {name}");
        }
    }

    internal ulong NextObject() => Interlocked.Increment(ref _objects);

    internal void Remove(Store store)
    {
        lock (_storeGate)
        {
            _stores.Remove(store.Name);
            _storeTopics = _storeTopics.Where(e => e.Value != store).ToFrozenDictionary();
        }
    }

    internal bool WantsStoreEvents(Topic topic)
    {
        foreach (var subscriber in _subscribers)
        {
            if (subscriber.Filter.Matches(topic))
                return true;
        }

        foreach (var hub in _hubs)
        {
            if (hub.Subscriber.Filter.Matches(topic))
                return true;
        }

        return false;
    }

    internal void PublishStoreEvent(Topic topic, StoreEvent change)
    {
        if (!WantsStoreEvents(topic))
            return;
        var pressure = default(Pressure); // whoever subscribes to changes is not waited for
        DeliverHere(topic, change.ToData(), null, ref pressure);
    }

    private readonly Lock _storeGate = new();

    private void Add(Store store, Topic topic)
    {
        _stores.Add(store.Name, store);
        _storeTopics = _storeTopics.Append(new(topic, store)).ToFrozenDictionary();
        if (!_isBeating)
        {
            _isBeating = true;
            _context.AddBeat(BeatStores);
        }

        Announce([topic]);
    }

    private void BeatStores()
    {
        foreach (var store in _storeTopics.Values)
            store.OnBeat();
    }

    private void DeliverCommand(Topic topic, ReadOnlyMemory<byte> payload, EndpointId from)
    {
        if (!_storeTopics.TryGetValue(topic, out var store))
            return;
        if (StoreCodec.TryRead(payload) is { } command)
            OnCommand(store, command, from);
        else
            CountMalformed();
    }

    // The answers are not waited for. Two endpoints that each have a master of which the other has a clone would both stop reading when
    // both their queues are full, and then neither queue would ever empty. What does not fit is asked for again.
    private static void OnCommand(Store store, StoreCommand command, EndpointId from)
    {
        var pressure = default(Pressure);
        store.OnCommand(command, from, ref pressure);
    }

    private void StoresLostPeer(EndpointId peer)
    {
        foreach (var store in _storeTopics.Values)
            store.OnPeerLost(peer);
    }

    private Task CloseStoresAsync()
    {
        _context.RemoveBeat(BeatStores);
        foreach (var store in _storeTopics.Values)
            store.Dispose();
        return Task.CompletedTask;
    }
}
