using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Records, which in Broker's data model are vectors of a size that stays.</summary>
public static class DataRecordFunctions
{
    // Nobody declares more fields; a script's arithmetic gone wrong should not end the program.
    private const ulong LargestSize = 1 << 20;

    /// <summary>A record with so many fields, none of them set; nothing, and an error, if those are too many.</summary>
    [Builtin("Broker::__record_create", "function(sz: count): Broker::Data")]
    public static RecordVal Create(EngineContext context, ulong sz)
    {
        if (sz <= LargestSize)
            return DataRecords.Wrap(context, BrokerData.Vector(new BrokerData[sz]));
        context.Reporter.Error($"a record of Broker data has at most {LargestSize} fields, not {sz}");
        return DataRecords.Empty(context);
    }

    /// <summary>The number of fields.</summary>
    [Builtin("Broker::__record_size", "function(r: Broker::Data): count")]
    public static ulong Size(EngineContext context, RecordVal r) => (ulong)(Record(context, r)?.Data.AsVector().Count ?? 0);

    /// <summary>Sets a field.</summary>
    /// <returns>Whether there is one at that position.</returns>
    [Builtin("Broker::__record_assign", "function(r: Broker::Data, idx: count, d: any): bool")]
    public static bool Assign(EngineContext context, RecordVal r, ulong idx, Value d)
    {
        var record = Record(context, r);
        var fields = IteratorFunctions.Elements(record);
        if (idx >= (ulong)fields.Length || !DataFunctions.TryData(context, d, out fields[idx]))
            return false;
        record!.Data = BrokerData.Vector(fields); // it has fields, so it is there
        return true;
    }

    /// <summary>A field, or nothing where it is not set or not there.</summary>
    [Builtin("Broker::__record_lookup", "function(r: Broker::Data, idx: count): Broker::Data")]
    public static RecordVal Lookup(EngineContext context, RecordVal r, ulong idx) =>
        IteratorFunctions.ElementAt(context, Record(context, r), idx);

    /// <summary>A walk over the fields.</summary>
    [Builtin("Broker::__record_iterator", "function(r: Broker::Data): opaque of Broker::RecordIterator")]
    public static OpaqueVal Walk(EngineContext context, RecordVal r) =>
        new IteratorVal("RecordIterator", IteratorFunctions.Elements(Record(context, r)), step: 1);

    private static DataVal? Record(EngineContext context, RecordVal record) => DataFunctions.Expect(context, record, DataType.Vector);
}
