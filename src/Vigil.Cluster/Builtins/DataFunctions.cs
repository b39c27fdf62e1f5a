using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Values of Broker's data model in scripts.</summary>
public static class DataFunctions
{
    /// <summary>A value of Broker's data model.</summary>
    [Builtin("Broker::__data", "function(d: any): Broker::Data")]
    public static RecordVal Data(EngineContext context, Value d)
    {
        if (DataRecords.IsWrapped(d))
            return d.AsRecord();
        return TryData(context, d, out var data) ? DataRecords.Wrap(context, data) : DataRecords.Empty(context);
    }

    /// <summary>Which alternative of the data model a value is.</summary>
    [Builtin("Broker::__data_type", "function(d: Broker::Data): Broker::DataType")]
    public static long Kind(EngineContext context, RecordVal d)
    {
        var name = (DataRecords.Content(d)?.Data.Type ?? DataType.None) switch
        {
            DataType.Boolean => "BOOL",
            DataType.Count => "COUNT",
            DataType.Integer => "INT",
            DataType.Real => "DOUBLE",
            DataType.String => "STRING",
            DataType.Address => "ADDR",
            DataType.Subnet => "SUBNET",
            DataType.Port => "PORT",
            DataType.Timestamp => "TIME",
            DataType.Timespan => "INTERVAL",
            DataType.EnumValue => "ENUM",
            DataType.Set => "SET",
            DataType.Table => "TABLE",
            DataType.Vector => "VECTOR",
            _ => "NONE",
        };
        return DataRecords.Type<EnumType>(context, "Broker::DataType").TryGetValue($"Broker::{name}", out var number) ? number : 0;
    }

    /// <summary>A value as it comes out at the other end of a connection.</summary>
    [Builtin("Broker::__opaque_clone_through_serialization", "function(d: any): any")]
    public static Value PassThrough(EngineContext context, Value d)
    {
        if (d.Object is OpaqueVal opaque)
            return Value.Of(opaque.Clone() ?? d.Object);
        return TryData(context, d, out var data) && ValueFromData.TryConvert(context, data, d.Type, out var result) ? result : Value.Bool(false);
    }

    /// <summary>Converts, and says so where that is not possible.</summary>
    internal static bool TryData(EngineContext context, Value value, out BrokerData data)
    {
        if (DataFromValue.TryConvert(value, out data))
            return true;
        context.Reporter.Error($"invalid Broker data conversion ({value.Type})");
        return false;
    }

    /// <summary>What a record holds if it is of a kind, which the function that was called works on.</summary>
    internal static DataVal? Expect(EngineContext context, RecordVal record, DataType kind)
    {
        if (DataRecords.Content(record) is { } content && content.Data.Type == kind)
            return content;
        context.Reporter.Error($"Broker data is not a {kind switch { DataType.Set => "set", DataType.Table => "table", _ => "vector" }}");
        return null;
    }
}
