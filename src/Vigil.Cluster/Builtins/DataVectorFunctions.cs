using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Vectors of Broker's data model.</summary>
public static class DataVectorFunctions
{
    /// <summary>An empty vector.</summary>
    [Builtin("Broker::__vector_create", "function(): Broker::Data")]
    public static RecordVal Create(EngineContext context) => DataRecords.Wrap(context, BrokerData.Vector());

    /// <summary>Removes all elements.</summary>
    [Builtin("Broker::__vector_clear", "function(v: Broker::Data): bool")]
    public static bool Clear(EngineContext context, RecordVal v)
    {
        if (Vector(context, v) is not { } vector)
            return false;
        vector.Data = BrokerData.Vector();
        return true;
    }

    /// <summary>The number of elements.</summary>
    [Builtin("Broker::__vector_size", "function(v: Broker::Data): count")]
    public static ulong Size(EngineContext context, RecordVal v) => (ulong)(Vector(context, v)?.Data.AsVector().Count ?? 0);

    /// <summary>Puts an element before the one at a position, or at the end if there is none.</summary>
    [Builtin("Broker::__vector_insert", "function(v: Broker::Data, idx: count, d: any): bool")]
    public static bool Insert(EngineContext context, RecordVal v, ulong idx, Value d)
    {
        if (Vector(context, v) is not { } vector || !DataFunctions.TryData(context, d, out var element))
            return false;
        var elements = new List<BrokerData>(vector.Data.AsVector());
        elements.Insert((int)Math.Min(idx, (ulong)elements.Count), element);
        vector.Data = BrokerData.Vector([.. elements]);
        return true;
    }

    /// <summary>Puts an element in the place of another.</summary>
    /// <returns>The one that was there, or nothing.</returns>
    [Builtin("Broker::__vector_replace", "function(v: Broker::Data, idx: count, d: any): Broker::Data")]
    public static RecordVal Replace(EngineContext context, RecordVal v, ulong idx, Value d)
    {
        var vector = Vector(context, v);
        var elements = IteratorFunctions.Elements(vector);
        if (idx >= (ulong)elements.Length || !DataFunctions.TryData(context, d, out var element))
            return DataRecords.Empty(context);
        var old = elements[idx];
        elements[idx] = element;
        vector!.Data = BrokerData.Vector(elements); // it has elements, so it is there
        return DataRecords.Wrap(context, old);
    }

    /// <summary>Removes an element.</summary>
    /// <returns>The element, or nothing.</returns>
    [Builtin("Broker::__vector_remove", "function(v: Broker::Data, idx: count): Broker::Data")]
    public static RecordVal Remove(EngineContext context, RecordVal v, ulong idx)
    {
        var vector = Vector(context, v);
        var elements = IteratorFunctions.Elements(vector);
        if (idx >= (ulong)elements.Length)
            return DataRecords.Empty(context);
        var old = elements[idx];
        vector!.Data = BrokerData.Vector([.. elements[..(int)idx], .. elements[((int)idx + 1)..]]); // it has elements, so it is there
        return DataRecords.Wrap(context, old);
    }

    /// <summary>An element, or nothing.</summary>
    [Builtin("Broker::__vector_lookup", "function(v: Broker::Data, idx: count): Broker::Data")]
    public static RecordVal Lookup(EngineContext context, RecordVal v, ulong idx) =>
        IteratorFunctions.ElementAt(context, Vector(context, v), idx);

    /// <summary>A walk over the elements.</summary>
    [Builtin("Broker::__vector_iterator", "function(v: Broker::Data): opaque of Broker::VectorIterator")]
    public static OpaqueVal Walk(EngineContext context, RecordVal v) =>
        new IteratorVal("VectorIterator", IteratorFunctions.Elements(Vector(context, v)), step: 1);

    private static DataVal? Vector(EngineContext context, RecordVal record) => DataFunctions.Expect(context, record, DataType.Vector);
}
