using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Tables of Broker's data model.</summary>
public static class DataTableFunctions
{
    /// <summary>An empty table.</summary>
    [Builtin("Broker::__table_create", "function(): Broker::Data")]
    public static RecordVal Create(EngineContext context) => DataRecords.Wrap(context, BrokerData.Table());

    /// <summary>Removes all entries.</summary>
    [Builtin("Broker::__table_clear", "function(t: Broker::Data): bool")]
    public static bool Clear(EngineContext context, RecordVal t)
    {
        if (Table(context, t) is not { } table)
            return false;
        table.Data = BrokerData.Table();
        return true;
    }

    /// <summary>The number of entries.</summary>
    [Builtin("Broker::__table_size", "function(t: Broker::Data): count")]
    public static ulong Size(EngineContext context, RecordVal t) => (ulong)(Table(context, t)?.Data.AsTable().Count ?? 0);

    /// <summary>Whether there is an entry under a key.</summary>
    [Builtin("Broker::__table_contains", "function(t: Broker::Data, key: any): bool")]
    public static bool Contains(EngineContext context, RecordVal t, Value key) =>
        Table(context, t) is { } table && DataFunctions.TryData(context, key, out var index) && table.Data.AsTable().ContainsKey(index);

    /// <summary>Puts an entry.</summary>
    /// <returns>The value that was there before, or nothing.</returns>
    [Builtin("Broker::__table_insert", "function(t: Broker::Data, key: any, val: any): Broker::Data")]
    public static RecordVal Insert(EngineContext context, RecordVal t, Value key, Value val)
    {
        if (Table(context, t) is not { } table || !DataFunctions.TryData(context, key, out var index)
            || !DataFunctions.TryData(context, val, out var value))
        {
            return DataRecords.Empty(context);
        }

        var before = table.Data.AsTable();
        var old = before.TryGetValue(index, out var present) ? present : default;
        table.Data = before.With(index, value);
        return DataRecords.Wrap(context, old);
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>The value that was there, or nothing.</returns>
    [Builtin("Broker::__table_remove", "function(t: Broker::Data, key: any): Broker::Data")]
    public static RecordVal Remove(EngineContext context, RecordVal t, Value key)
    {
        if (Table(context, t) is not { } table || !DataFunctions.TryData(context, key, out var index)
            || !table.Data.AsTable().TryGetValue(index, out var old))
        {
            return DataRecords.Empty(context);
        }

        table.Data = table.Data.AsTable().Without(index);
        return DataRecords.Wrap(context, old);
    }

    /// <summary>The value under a key, or nothing.</summary>
    [Builtin("Broker::__table_lookup", "function(t: Broker::Data, key: any): Broker::Data")]
    public static RecordVal Lookup(EngineContext context, RecordVal t, Value key) =>
        Table(context, t) is { } table && DataFunctions.TryData(context, key, out var index) && table.Data.AsTable().TryGetValue(index, out var value)
            ? DataRecords.Wrap(context, value)
            : DataRecords.Empty(context);

    /// <summary>A walk over the entries in ascending order of their keys.</summary>
    [Builtin("Broker::__table_iterator", "function(t: Broker::Data): opaque of Broker::TableIterator")]
    public static OpaqueVal Walk(EngineContext context, RecordVal t)
    {
        var flat = new List<BrokerData>();
        if (Table(context, t) is { } table)
        {
            foreach (var (key, value) in table.Data.AsTable())
            {
                flat.Add(key);
                flat.Add(value);
            }
        }

        return new IteratorVal("TableIterator", [.. flat], step: 2);
    }

    /// <summary>The entry a walk is at.</summary>
    [Builtin("Broker::__table_iterator_value", "function(it: opaque of Broker::TableIterator): Broker::TableItem")]
    public static RecordVal Current(EngineContext context, OpaqueVal it)
    {
        var item = RecordVal.Create(DataRecords.Type<RecordType>(context, "Broker::TableItem"), context);
        if (it is not IteratorVal { Current: [var key, var value] })
        {
            context.Reporter.Error("attempt to retrieve value of invalid table iterator");
            return item;
        }

        item[0] = Value.Of(DataRecords.Wrap(context, key));
        item[1] = Value.Of(DataRecords.Wrap(context, value));
        return item;
    }

    private static DataVal? Table(EngineContext context, RecordVal record) => DataFunctions.Expect(context, record, DataType.Table);
}
