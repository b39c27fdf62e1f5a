using Vigil.Broker;
using Vigil.Cluster.Messaging;
using Vigil.Cluster.Stores;
using Vigil.Cluster.Tables;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Stores: opening and closing, and changes, which are made without waiting for them.</summary>
public static class StoreFunctions
{
    /// <summary>Makes this node the master of a store.</summary>
    [Builtin("Broker::__create_master", "function(id: string, b: Broker::BackendType, options: Broker::BackendOptions &default=Broker::BackendOptions()): opaque of Broker::Store")]
    public static OpaqueVal CreateMaster(EngineContext context, ByteString id, long b, RecordVal options)
    {
        var name = id.ToString();
        try
        {
            return Opened(context, BrokerService.Of(context).Endpoint.AttachMaster(name, b == 1 ? StoreBackend.Sqlite : StoreBackend.Memory, Options(options)));
        }
        catch (BrokerException error)
        {
            throw new ScriptError($"Could not create Broker master store '{name}': {error.Message}");
        }
    }

    /// <summary>Makes a copy of a store whose master is another node. The intervals of the reference are those of its own protocol.</summary>
    [Builtin("Broker::__create_clone", "function(id: string, resync_interval: interval, stale_interval: interval, mutation_buffer_interval: interval): opaque of Broker::Store")]
    public static OpaqueVal CreateClone(EngineContext context, ByteString id, double resync, double stale, double buffer) =>
        Opened(context, BrokerService.Of(context).Endpoint.AttachClone(id.ToString()));

    /// <summary>Leaves a store.</summary>
    [Builtin("Broker::__close", "function(h: opaque of Broker::Store): bool")]
    public static bool Close(EngineContext context, OpaqueVal h)
    {
        if (h is not StoreVal { IsClosed: false } store)
            return false;
        store.Close();
        return true;
    }

    /// <summary>Whether a store was left.</summary>
    [Builtin("Broker::__is_closed", "function(h: opaque of Broker::Store): bool")]
    public static bool IsClosed(EngineContext context, OpaqueVal h) => h is not StoreVal { IsClosed: false };

    /// <summary>The name of a store.</summary>
    [Builtin("Broker::__store_name", "function(h: opaque of Broker::Store): string")]
    public static ByteString Name(EngineContext context, OpaqueVal h) => ByteString.From((h as StoreVal)?.Name ?? "");

    /// <summary>Puts a value.</summary>
    [Builtin("Broker::__put", "function(h: opaque of Broker::Store, k: any, v: any, e: interval): bool")]
    public static bool Put(EngineContext context, OpaqueVal h, Value k, Value v, double e) =>
        Change(context, h, k, v, (store, key, value) => store.PutAsync(key, value, Expiry(e)));

    /// <summary>Removes a value.</summary>
    [Builtin("Broker::__erase", "function(h: opaque of Broker::Store, k: any): bool")]
    public static bool Erase(EngineContext context, OpaqueVal h, Value k) => Change(context, h, k, static (store, key) => store.EraseAsync(key));

    /// <summary>Removes all values.</summary>
    [Builtin("Broker::__clear", "function(h: opaque of Broker::Store): bool")]
    public static bool Clear(EngineContext context, OpaqueVal h)
    {
        if (Open(context, h) is not { } store)
            return false;
        Forget(store.ClearAsync());
        return true;
    }

    /// <summary>Adds to a value.</summary>
    [Builtin("Broker::__increment", "function(h: opaque of Broker::Store, k: any, a: any, e: interval): bool")]
    public static bool Increment(EngineContext context, OpaqueVal h, Value k, Value a, double e) =>
        Change(context, h, k, a, (store, key, amount) => store.IncrementAsync(key, amount, Expiry(e)));

    /// <summary>Subtracts from a value.</summary>
    [Builtin("Broker::__decrement", "function(h: opaque of Broker::Store, k: any, a: any, e: interval): bool")]
    public static bool Decrement(EngineContext context, OpaqueVal h, Value k, Value a, double e) =>
        Change(context, h, k, a, (store, key, amount) => store.DecrementAsync(key, amount, Expiry(e)));

    /// <summary>Adds to the end of a string.</summary>
    [Builtin("Broker::__append", "function(h: opaque of Broker::Store, k: any, s: any, e: interval): bool")]
    public static bool Append(EngineContext context, OpaqueVal h, Value k, Value s, double e)
    {
        if (s.Object is not ByteString text)
            return false;
        return Change(context, h, k, (store, key) => store.AppendAsync(key, text.ToString(), Expiry(e)));
    }

    /// <summary>Adds an element to a set.</summary>
    [Builtin("Broker::__insert_into_set", "function(h: opaque of Broker::Store, k: any, i: any, e: interval): bool")]
    public static bool InsertIntoSet(EngineContext context, OpaqueVal h, Value k, Value i, double e) =>
        Change(context, h, k, i, (store, key, element) => store.InsertIntoAsync(key, element, Expiry(e)));

    /// <summary>Puts an entry into a table.</summary>
    [Builtin("Broker::__insert_into_table", "function(h: opaque of Broker::Store, k: any, i: any, v: any, e: interval): bool")]
    public static bool InsertIntoTable(EngineContext context, OpaqueVal h, Value k, Value i, Value v, double e) =>
        DataFunctions.TryData(context, v, out var value)
        && Change(context, h, k, i, (store, key, index) => store.InsertIntoAsync(key, index, value, Expiry(e)));

    /// <summary>Removes an element of a set or an entry of a table.</summary>
    [Builtin("Broker::__remove_from", "function(h: opaque of Broker::Store, k: any, i: any, e: interval): bool")]
    public static bool RemoveFrom(EngineContext context, OpaqueVal h, Value k, Value i, double e) =>
        Change(context, h, k, i, (store, key, index) => store.RemoveFromAsync(key, index, Expiry(e)));

    /// <summary>Adds an element to the end of a vector.</summary>
    [Builtin("Broker::__push", "function(h: opaque of Broker::Store, k: any, v: any, e: interval): bool")]
    public static bool Push(EngineContext context, OpaqueVal h, Value k, Value v, double e) =>
        Change(context, h, k, v, (store, key, element) => store.PushAsync(key, element, Expiry(e)));

    /// <summary>Removes the last element of a vector.</summary>
    [Builtin("Broker::__pop", "function(h: opaque of Broker::Store, k: any, e: interval): bool")]
    public static bool Pop(EngineContext context, OpaqueVal h, Value k, double e) =>
        Change(context, h, k, (store, key) => store.PopAsync(key, Expiry(e)));

    /// <summary>An open store, or <see langword="null"/> and an error.</summary>
    internal static Store? Open(EngineContext context, OpaqueVal h)
    {
        if (h is StoreVal { Store: { } store })
            return store;
        context.Reporter.Error("invalid Broker store handle");
        return null;
    }

    /// <summary>How long a value is kept; for ever if no time is given.</summary>
    internal static TimeSpan? Expiry(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 1000)) : null;

    private static bool Change(EngineContext context, OpaqueVal h, Value k, Func<Store, BrokerData, Task> change)
    {
        if (Open(context, h) is not { } store || !DataFunctions.TryData(context, k, out var key))
            return false;
        Forget(change(store, key));
        return true;
    }

    private static bool Change(EngineContext context, OpaqueVal h, Value k, Value v, Func<Store, BrokerData, BrokerData, Task> change) =>
        DataFunctions.TryData(context, v, out var value) && Change(context, h, k, (store, key) => change(store, key, value));

    // Changes have no answer: one that does not fit the value (a type clash) changes nothing, here as in the reference.
    internal static void Forget(Task task) =>
        task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private static StoreVal Opened(EngineContext context, Store store)
    {
        context.Find<SharedTables>()?.Opened(store);
        return new StoreVal(store);
    }

    private static StoreOptions Options(RecordVal? options)
    {
        if (options is null || options[options.RecordType.SlotOf("sqlite")].Object is not RecordVal sqlite)
            return new StoreOptions();
        Value Field(string name) => sqlite[sqlite.RecordType.SlotOf(name)];
        var path = Field("path") is { IsSet: true } given ? given.AsString().ToString() : "";
        return new StoreOptions
        {
            Path = path.Length > 0 ? path : null,
            Synchronous = Field("synchronous") is { IsSet: true } care ? (SqliteSynchronous)(care.AsInt() + 1) : SqliteSynchronous.Unset,
            Journal = Field("journal_mode") is { IsSet: true } journal ? (SqliteJournal)(journal.AsInt() + 1) : SqliteJournal.Unset,
            DeleteBrokenFile = Field("failure_mode") is { IsSet: true } failure && failure.AsInt() == 1,
            CheckIntegrity = Field("integrity_check") is { IsSet: true } check && check.AsBool(),
        };
    }
}
