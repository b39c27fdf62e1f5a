using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Sets of Broker's data model.</summary>
public static class DataSetFunctions
{
    /// <summary>An empty set.</summary>
    [Builtin("Broker::__set_create", "function(): Broker::Data")]
    public static RecordVal Create(EngineContext context) => DataRecords.Wrap(context, BrokerData.Set());

    /// <summary>Removes all elements.</summary>
    [Builtin("Broker::__set_clear", "function(s: Broker::Data): bool")]
    public static bool Clear(EngineContext context, RecordVal s)
    {
        if (Set(context, s) is not { } set)
            return false;
        set.Data = BrokerData.Set();
        return true;
    }

    /// <summary>The number of elements.</summary>
    [Builtin("Broker::__set_size", "function(s: Broker::Data): count")]
    public static ulong Size(EngineContext context, RecordVal s) => (ulong)(Set(context, s)?.Data.AsSet().Count ?? 0);

    /// <summary>Whether there is such an element.</summary>
    [Builtin("Broker::__set_contains", "function(s: Broker::Data, key: any): bool")]
    public static bool Contains(EngineContext context, RecordVal s, Value key) =>
        Set(context, s) is { } set && DataFunctions.TryData(context, key, out var element) && set.Data.AsSet().Contains(element);

    /// <summary>Adds an element.</summary>
    /// <returns>Whether it is new.</returns>
    [Builtin("Broker::__set_insert", "function(s: Broker::Data, key: any): bool")]
    public static bool Insert(EngineContext context, RecordVal s, Value key)
    {
        if (Set(context, s) is not { } set || !DataFunctions.TryData(context, key, out var element))
            return false;
        var before = set.Data.AsSet();
        if (before.Contains(element))
            return false;
        set.Data = before.With(element);
        return true;
    }

    /// <summary>Removes an element.</summary>
    /// <returns>Whether it was there.</returns>
    [Builtin("Broker::__set_remove", "function(s: Broker::Data, key: any): bool")]
    public static bool Remove(EngineContext context, RecordVal s, Value key)
    {
        if (Set(context, s) is not { } set || !DataFunctions.TryData(context, key, out var element))
            return false;
        var before = set.Data.AsSet();
        if (!before.Contains(element))
            return false;
        set.Data = before.Without(element);
        return true;
    }

    /// <summary>A walk over the elements in ascending order.</summary>
    [Builtin("Broker::__set_iterator", "function(s: Broker::Data): opaque of Broker::SetIterator")]
    public static OpaqueVal Walk(EngineContext context, RecordVal s) =>
        new IteratorVal("SetIterator", Set(context, s) is { } set ? [.. set.Data.AsSet()] : [], step: 1);

    private static DataVal? Set(EngineContext context, RecordVal record) => DataFunctions.Expect(context, record, DataType.Set);
}
