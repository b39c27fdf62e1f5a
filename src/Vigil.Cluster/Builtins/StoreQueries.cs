using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;
using Vigil.Runtime.Code;

namespace Vigil.Cluster.Builtins;

/// <summary>Questions to stores: the answer comes later, so they can only be asked in the condition of a <c>when</c> with a timeout.</summary>
/// <remarks>They return <see cref="Value"/>: by that the compiler knows that a result may come later.</remarks>
public static class StoreQueries
{
    /// <summary>Whether there is a value under a key.</summary>
    [Builtin("Broker::__exists", "function(h: opaque of Broker::Store, k: any): Broker::QueryResult")]
    public static Value Exists(EngineContext context, OpaqueVal h, Value k) =>
        Ask(context, h, k, static async (store, key) => BrokerData.Boolean(await store.ExistsAsync(key).ConfigureAwait(false)));

    /// <summary>The value under a key.</summary>
    [Builtin("Broker::__get", "function(h: opaque of Broker::Store, k: any): Broker::QueryResult")]
    public static Value Get(EngineContext context, OpaqueVal h, Value k) =>
        Ask(context, h, k, static async (store, key) => await store.GetAsync(key).ConfigureAwait(false));

    /// <summary>A part of the value under a key.</summary>
    [Builtin("Broker::__get_index_from_value", "function(h: opaque of Broker::Store, k: any, i: any): Broker::QueryResult")]
    public static Value Part(EngineContext context, OpaqueVal h, Value k, Value i) => DataFunctions.TryData(context, i, out var index)
        ? Ask(context, h, k, async (store, key) => await store.GetAsync(key, index).ConfigureAwait(false))
        : Failure(context);

    /// <summary>Puts a value unless there is one.</summary>
    [Builtin("Broker::__put_unique", "function(h: opaque of Broker::Store, k: any, v: any, e: interval): Broker::QueryResult")]
    public static Value PutUnique(EngineContext context, OpaqueVal h, Value k, Value v, double e) => DataFunctions.TryData(context, v, out var value)
        ? Ask(context, h, k, async (store, key) => BrokerData.Boolean(await store.PutUniqueAsync(key, value, StoreFunctions.Expiry(e)).ConfigureAwait(false)))
        : Failure(context);

    /// <summary>All keys, a set.</summary>
    [Builtin("Broker::__keys", "function(h: opaque of Broker::Store): Broker::QueryResult")]
    public static Value Keys(EngineContext context, OpaqueVal h) =>
        Ask(context, h, static async store => await store.KeysAsync().ConfigureAwait(false));

    private static Value Ask(EngineContext context, OpaqueVal h, Value k, Func<Store, BrokerData, Task<BrokerData>> question)
    {
        CheckPlace(context);
        return DataFunctions.TryData(context, k, out var key) ? Ask(context, h, store => question(store, key)) : Failure(context);
    }

    private static Value Ask(EngineContext context, OpaqueVal h, Func<Store, Task<BrokerData>> question)
    {
        CheckPlace(context);
        if (StoreFunctions.Open(context, h) is not { } store)
            return Failure(context);
        throw new DelayedCall(BrokerService.Of(context).Answer(question(store), done => Answer(context, done)));
    }

    private static void CheckPlace(EngineContext context)
    {
        var runtime = ScriptRuntime.Of(context);
        if (!runtime.IsInCondition)
            throw new ScriptError("Broker queries can only be called inside when-condition");
        if (!runtime.IsConditionLimited)
            throw new ScriptError("Broker queries must specify a timeout block");
    }

    // Without a copy of the store there is no answer, and the statement's time runs out.
    private static Value Answer(EngineContext context, Task<BrokerData> done)
    {
        if (done.IsCompletedSuccessfully)
            return Result(context, "Broker::SUCCESS", done.Result);
        return done.Exception?.InnerException is BrokerException { Code: ErrorCode.StaleData or ErrorCode.RequestTimeout or ErrorCode.ShuttingDown }
            ? default
            : Failure(context);
    }

    private static Value Failure(EngineContext context) => Result(context, "Broker::FAILURE", default);

    private static Value Result(EngineContext context, string status, BrokerData data)
    {
        var type = DataRecords.Type<RecordType>(context, "Broker::QueryResult");
        var result = RecordVal.CreateUnset(type);
        var statuses = DataRecords.Type<EnumType>(context, "Broker::QueryStatus");
        statuses.TryGetValue(status, out var number);
        result[type.SlotOf("status")] = Value.Enum(statuses, number);
        result[type.SlotOf("result")] = Value.Of(DataRecords.Wrap(context, data));
        return Value.Of(result);
    }
}
