using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Walks over containers of Broker's data model.</summary>
public static class IteratorFunctions
{
    /// <summary>Whether a walk is at its end.</summary>
    [Builtin("Broker::__record_iterator_last", "function(it: opaque of Broker::RecordIterator): bool")]
    [Builtin("Broker::__set_iterator_last", "function(it: opaque of Broker::SetIterator): bool")]
    [Builtin("Broker::__table_iterator_last", "function(it: opaque of Broker::TableIterator): bool")]
    [Builtin("Broker::__vector_iterator_last", "function(it: opaque of Broker::VectorIterator): bool")]
    public static bool IsLast(EngineContext context, OpaqueVal it) => it is not IteratorVal { IsAtEnd: false };

    /// <summary>Goes on with a walk.</summary>
    [Builtin("Broker::__record_iterator_next", "function(it: opaque of Broker::RecordIterator): bool")]
    [Builtin("Broker::__set_iterator_next", "function(it: opaque of Broker::SetIterator): bool")]
    [Builtin("Broker::__table_iterator_next", "function(it: opaque of Broker::TableIterator): bool")]
    [Builtin("Broker::__vector_iterator_next", "function(it: opaque of Broker::VectorIterator): bool")]
    public static bool Next(EngineContext context, OpaqueVal it) => it is IteratorVal walk && walk.MoveNext();

    /// <summary>The element a walk is at, or nothing where a field is not set; at its end nothing, and an error.</summary>
    [Builtin("Broker::__record_iterator_value", "function(it: opaque of Broker::RecordIterator): Broker::Data")]
    [Builtin("Broker::__set_iterator_value", "function(it: opaque of Broker::SetIterator): Broker::Data")]
    [Builtin("Broker::__vector_iterator_value", "function(it: opaque of Broker::VectorIterator): Broker::Data")]
    public static RecordVal Current(EngineContext context, OpaqueVal it)
    {
        if (it is IteratorVal { Current: [var element, ..] })
            return DataRecords.Wrap(context, element);
        context.Reporter.Error("attempt to retrieve value of invalid iterator");
        return DataRecords.Empty(context);
    }

    /// <summary>One element of a vector or record as scripts see it, or nothing where there is none.</summary>
    internal static RecordVal ElementAt(EngineContext context, DataVal? data, ulong index)
    {
        var elements = Elements(data);
        return index < (ulong)elements.Length ? DataRecords.Wrap(context, elements[index]) : DataRecords.Empty(context);
    }

    /// <summary>The vector's elements, for walking and for changing.</summary>
    internal static BrokerData[] Elements(DataVal? vector) => vector?.Data.AsVector().ToArray() ?? [];
}
