namespace Vigil.Broker;

/// <summary>A store: keys and values under a name, in one master and any number of clones, which hold copies of all of it.</summary>
/// <remarks>
/// Reads are answered from what is here. Writes go to the master, which puts them in order and sends them to all clones: a clone sees its
/// own write when it comes back. A write is acknowledged when its task completes: the master has it then, and if its backend is a file or a
/// folder, so does that. Calls without <c>Async</c> wait for that at the master; at a clone they wait only if the master does not keep up.
/// </remarks>
public abstract class Store : IDisposable
{
    private protected Store(Endpoint endpoint, string name)
    {
        Endpoint = endpoint;
        Name = name;
        EventTopic = ReservedTopics.StoreEvents(name);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether this is the master.</summary>
    public abstract bool IsMaster { get; }

    /// <summary>Whether the master is there: always for itself; for a clone, whether it has a copy that is kept up to date.</summary>
    public abstract bool IsAttached { get; }

    /// <summary>What appears as the publisher of changes made here.</summary>
    public abstract EntityId Id { get; }

    private Topic EventTopic { get; }

    /// <summary>The endpoint it belongs to.</summary>
    protected Endpoint Endpoint { get; }

    /// <summary>Changes of the store as they are applied here, in order; called where that happens, so it should be quick.</summary>
    public event Action<StoreEvent>? Changed;

    /// <summary>Looks for the value of a key.</summary>
    /// <exception cref="BrokerException">The clone has no copy yet, and did not get one in time.</exception>
    public abstract bool TryGet(BrokerData key, out BrokerData value);

    /// <summary>The value of a key.</summary>
    /// <exception cref="BrokerException">There is none (<see cref="ErrorCode.NoSuchKey"/>), or no copy (<see cref="ErrorCode.StaleData"/>).</exception>
    public BrokerData Get(BrokerData key) => TryGet(key, out var value) ? value : throw NoKey(key);

    /// <summary>The value of a key.</summary>
    public async ValueTask<BrokerData> GetAsync(BrokerData key)
    {
        await ReadyAsync().ConfigureAwait(false);
        return Get(key);
    }

    /// <summary>Whether there is a value under a key.</summary>
    public bool Exists(BrokerData key) => TryGet(key, out _);

    /// <summary>Whether there is a value under a key.</summary>
    public async ValueTask<bool> ExistsAsync(BrokerData key)
    {
        await ReadyAsync().ConfigureAwait(false);
        return Exists(key);
    }

    /// <summary>A part of a value: an element of a vector, whether a set has an element, what a table has under a key.</summary>
    public BrokerData Get(BrokerData key, BrokerData index)
    {
        var fault = Combine.Part(Get(key), index, out var part);
        return fault == ErrorCode.None ? part : throw new BrokerException(fault, $"no part {index} of the value of {key} in store {Name}");
    }

    /// <summary>A part of a value.</summary>
    public async ValueTask<BrokerData> GetAsync(BrokerData key, BrokerData index)
    {
        await ReadyAsync().ConfigureAwait(false);
        return Get(key, index);
    }

    /// <summary>All keys, a set.</summary>
    public abstract BrokerData Keys();

    /// <summary>All keys, a set.</summary>
    public async ValueTask<BrokerData> KeysAsync()
    {
        await ReadyAsync().ConfigureAwait(false);
        return Keys();
    }

    /// <summary>All entries as they are now.</summary>
    public abstract IReadOnlyDictionary<BrokerData, BrokerData> Snapshot();

    /// <summary>Puts a value, in place of any other under the key.</summary>
    public void Put(BrokerData key, BrokerData value, TimeSpan? expiry = null) => Write(PutOf(key, value, expiry));

    /// <summary>Puts a value.</summary>
    public Task PutAsync(BrokerData key, BrokerData value, TimeSpan? expiry = null) => WriteAsync(PutOf(key, value, expiry));

    /// <summary>Puts a value unless there is one.</summary>
    /// <returns>Whether it was put.</returns>
    public bool PutUnique(BrokerData key, BrokerData value, TimeSpan? expiry = null) =>
        PutUniqueAsync(key, value, expiry).GetAwaiter().GetResult();

    /// <summary>Puts a value unless there is one.</summary>
    /// <returns>Whether it was put.</returns>
    public abstract Task<bool> PutUniqueAsync(BrokerData key, BrokerData value, TimeSpan? expiry = null);

    /// <summary>Removes a key and its value.</summary>
    public void Erase(BrokerData key) => Write(EraseOf(key));

    /// <summary>Removes a key and its value.</summary>
    public Task EraseAsync(BrokerData key) => WriteAsync(EraseOf(key));

    /// <summary>Removes everything.</summary>
    public void Clear() => Write(new StoreCommand { Kind = StoreCommandKind.Clear });

    /// <summary>Removes everything.</summary>
    public Task ClearAsync() => WriteAsync(new StoreCommand { Kind = StoreCommandKind.Clear });

    /// <summary>Adds to a number or a time; a key without value starts from zero.</summary>
    public void Increment(BrokerData key, BrokerData amount, TimeSpan? expiry = null) =>
        Write(AddOf(key, amount, Combine.InitialFor(amount), expiry));

    /// <summary>Adds to a number or a time.</summary>
    public Task IncrementAsync(BrokerData key, BrokerData amount, TimeSpan? expiry = null) =>
        WriteAsync(AddOf(key, amount, Combine.InitialFor(amount), expiry));

    /// <summary>Subtracts from a number or a time.</summary>
    public void Decrement(BrokerData key, BrokerData amount, TimeSpan? expiry = null) => Write(SubtractOf(key, amount, expiry));

    /// <summary>Subtracts from a number or a time.</summary>
    public Task DecrementAsync(BrokerData key, BrokerData amount, TimeSpan? expiry = null) => WriteAsync(SubtractOf(key, amount, expiry));

    /// <summary>Adds to the end of a string.</summary>
    public void Append(BrokerData key, string text, TimeSpan? expiry = null) => Write(AddOf(key, text, DataType.String, expiry));

    /// <summary>Adds to the end of a string.</summary>
    public Task AppendAsync(BrokerData key, string text, TimeSpan? expiry = null) => WriteAsync(AddOf(key, text, DataType.String, expiry));

    /// <summary>Puts an element into a set.</summary>
    public void InsertInto(BrokerData key, BrokerData element, TimeSpan? expiry = null) => Write(AddOf(key, element, DataType.Set, expiry));

    /// <summary>Puts an element into a set.</summary>
    public Task InsertIntoAsync(BrokerData key, BrokerData element, TimeSpan? expiry = null) =>
        WriteAsync(AddOf(key, element, DataType.Set, expiry));

    /// <summary>Puts an entry into a table.</summary>
    public void InsertInto(BrokerData key, BrokerData index, BrokerData value, TimeSpan? expiry = null) =>
        Write(AddOf(key, BrokerData.Vector(index, value), DataType.Table, expiry));

    /// <summary>Puts an entry into a table.</summary>
    public Task InsertIntoAsync(BrokerData key, BrokerData index, BrokerData value, TimeSpan? expiry = null) =>
        WriteAsync(AddOf(key, BrokerData.Vector(index, value), DataType.Table, expiry));

    /// <summary>Removes an element from a set, or an entry from a table.</summary>
    public void RemoveFrom(BrokerData key, BrokerData index, TimeSpan? expiry = null) => Write(SubtractOf(key, index, expiry));

    /// <summary>Removes an element from a set, or an entry from a table.</summary>
    public Task RemoveFromAsync(BrokerData key, BrokerData index, TimeSpan? expiry = null) => WriteAsync(SubtractOf(key, index, expiry));

    /// <summary>Adds an element to the end of a vector.</summary>
    public void Push(BrokerData key, BrokerData element, TimeSpan? expiry = null) => Write(AddOf(key, element, DataType.Vector, expiry));

    /// <summary>Adds an element to the end of a vector.</summary>
    public Task PushAsync(BrokerData key, BrokerData element, TimeSpan? expiry = null) => WriteAsync(AddOf(key, element, DataType.Vector, expiry));

    /// <summary>Removes the last element of a vector.</summary>
    public void Pop(BrokerData key, TimeSpan? expiry = null) => Write(SubtractOf(key, key, expiry));

    /// <summary>Removes the last element of a vector.</summary>
    public Task PopAsync(BrokerData key, TimeSpan? expiry = null) => WriteAsync(SubtractOf(key, key, expiry));

    /// <summary>Waits until all writes made here are acknowledged: 15 s unless given.</summary>
    /// <returns>Whether they are.</returns>
    public abstract Task<bool> AwaitIdleAsync(TimeSpan? timeout = null);

    /// <summary>Leaves the store. A master's backend is closed; its clones look for another.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves the store.</summary>
    protected abstract void Dispose(bool disposing);

    private protected abstract void Write(StoreCommand command);

    private protected abstract Task WriteAsync(StoreCommand command);

    /// <summary>Completes when reads can be answered.</summary>
    private protected virtual ValueTask ReadyAsync() => default;

    internal abstract void OnCommand(StoreCommand command, EndpointId from, ref Pressure pressure);

    internal virtual void OnPeerLost(EndpointId peer)
    {
    }

    internal abstract void OnBeat();

    /// <summary>Tells everybody here who wants to know.</summary>
    private protected void Raise(StoreEvent change)
    {
        Changed?.Invoke(change);
        Endpoint.PublishStoreEvent(EventTopic, change);
    }

    private protected bool HasListeners => Changed is not null || Endpoint.WantsStoreEvents(EventTopic);

    private protected BrokerException NoKey(BrokerData key) => new(ErrorCode.NoSuchKey, $"no value for {key} in store {Name}");

    private static long? Nanoseconds(TimeSpan? span) => span is { } s && s > TimeSpan.Zero ? checked(s.Ticks * 100) : null;

    private protected static StoreCommand PutOf(BrokerData key, BrokerData value, TimeSpan? expiry) =>
        new() { Kind = StoreCommandKind.Put, Key = key.Detach(), Value = value.Detach(), Expiry = Nanoseconds(expiry) };

    private static StoreCommand EraseOf(BrokerData key) => new() { Kind = StoreCommandKind.Erase, Key = key.Detach() };

    private static StoreCommand AddOf(BrokerData key, BrokerData value, DataType initial, TimeSpan? expiry) => new()
    {
        Kind = StoreCommandKind.Add,
        Key = key.Detach(),
        Value = value.Detach(),
        InitialType = initial,
        Expiry = Nanoseconds(expiry),
    };

    private static StoreCommand SubtractOf(BrokerData key, BrokerData value, TimeSpan? expiry) =>
        new() { Kind = StoreCommandKind.Subtract, Key = key.Detach(), Value = value.Detach(), Expiry = Nanoseconds(expiry) };
}
