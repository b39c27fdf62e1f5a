using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>What the walks over sets, vectors and records have in common.</summary>
internal static class IteratorFunctions
{
    /// <summary>The element a walk is at; nothing, and an error, at its end.</summary>
    public static RecordVal Current(EngineContext context, OpaqueVal it)
    {
        if (it is IteratorVal { Current: [var element, ..] })
            return DataRecords.Wrap(context, element);
        context.Reporter.Error("attempt to retrieve value of invalid iterator");
        return DataRecords.Empty(context);
    }

    /// <summary>The vector's elements, for walking and for changing.</summary>
    public static BrokerData[] Elements(DataVal? vector) => vector?.Data.AsVector().ToArray() ?? [];
}
