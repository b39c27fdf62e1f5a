using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion;

/// <summary>The record <c>Broker::Data</c>, as which scripts hold values of Broker's data model.</summary>
internal static class DataRecords
{
    /// <summary>Its name.</summary>
    public const string TypeName = "Broker::Data";

    /// <summary>The type called <paramref name="name"/>, which the base scripts declare.</summary>
    public static T Type<T>(EngineContext context, string name)
        where T : ScriptType => context.Find<ITypeTable>()?.Find(name) as T
        ?? throw new FatalError($"the base scripts declare no {name}; is the script directory complete?");

    /// <summary>A record that holds nothing.</summary>
    public static RecordVal Empty(EngineContext context) => RecordVal.CreateUnset(Type<RecordType>(context, TypeName));

    /// <summary>A record that holds <paramref name="data"/>; nothing if that is none.</summary>
    public static RecordVal Wrap(EngineContext context, BrokerData data)
    {
        var record = Empty(context);
        if (!data.IsNone)
            record[0] = Value.Of(new DataVal(context, data));
        return record;
    }

    /// <summary>What a record holds, or <see langword="null"/>.</summary>
    public static DataVal? Content(RecordVal record) => record[0].Object as DataVal;

    /// <summary>Whether a value is such a record.</summary>
    public static bool IsWrapped(Value value) => value.Object is RecordVal { RecordType.Name: TypeName };
}
