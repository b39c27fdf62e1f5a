using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Cluster.Logs;

/// <summary>Rows of logs as Broker sends them, and back.</summary>
internal static class LogRows
{
    /// <summary>Puts a row into the format of lines of logs.</summary>
    public static byte[] Encode(LogSchema schema, Value[] row)
    {
        var values = new ZeekLogValue[row.Length];
        for (var i = 0; i < row.Length; i++)
            values[i] = Encode(schema.Columns[i].Type, row[i]);
        return ZeekLogValues.Write(values);
    }

    /// <summary>Reads a row.</summary>
    /// <returns><see langword="null"/> if it is malformed or does not fit the columns.</returns>
    public static Value[]? Decode(EngineContext context, LogSchema schema, ZeekLogWrite write)
    {
        if (!write.TryReadValues(out var values) || values.Count != schema.Columns.Length)
            return null;
        var row = new Value[values.Count];
        for (var i = 0; i < row.Length; i++)
        {
            if (!TryDecode(context, schema.Columns[i].Type, values[i], out row[i]))
                return null;
        }

        return row;
    }

    private static ZeekLogValue Encode(ScriptType type, Value value)
    {
        var wanted = LogColumns.TypeOf(type);
        if (!value.IsSet)
            return new(wanted, ZeekLogType.Void, false, default);
        if (value.Object is not ListVal list)
            return new(wanted, ZeekLogType.Void, true, Single(value));
        var element = type switch
        {
            TableType set => set.Indices[0],
            VectorType vector => vector.Element,
            _ => BaseType.Void,
        };
        var elements = new BrokerData[list.Items.Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = Single(list.Items[i]);
        return new(wanted, LogColumns.TypeOf(element), true, BrokerData.Vector(elements));
    }

    // Times are reals in lines of logs; functions and files go by their names.
    private static BrokerData Single(Value value)
    {
        if (!value.IsSet)
            return default;
        switch (value.Type.Tag)
        {
            case TypeTag.Time or TypeTag.Interval:
                return value.AsDouble();
            case TypeTag.Func:
                return value.AsFunc().FunctionName;
            case TypeTag.File:
                return value.AsFile().FileName;
            default:
                return DataFromValue.TryConvert(value, out var data) ? data : default;
        }
    }

    private static bool TryDecode(EngineContext context, ScriptType type, ZeekLogValue value, out Value result)
    {
        result = default;
        if (!value.IsSet)
            return true;
        var element = type switch
        {
            TableType set => set.Indices[0],
            VectorType vector => vector.Element,
            _ => null,
        };
        if (element is null)
            return value.Type is not (ZeekLogType.Set or ZeekLogType.Vector) && TryDecode(context, type, value.Data, out result);
        if (value.Type is not (ZeekLogType.Set or ZeekLogType.Vector))
            return false;
        var list = value.Data.AsVector();
        var items = new Value[list.Count];
        var at = 0;
        foreach (var item in list)
        {
            if (!item.IsNone && !TryDecode(context, element, item, out items[at]))
                return false;
            at++;
        }

        result = Value.Of(new ListVal([.. items]));
        return true;
    }

    private static bool TryDecode(EngineContext context, ScriptType type, BrokerData data, out Value result)
    {
        switch (type.Tag, data.Type)
        {
            case (TypeTag.Time, DataType.Real):
                result = Value.Time(data.AsReal());
                return true;
            case (TypeTag.Interval, DataType.Real):
                result = Value.Interval(data.AsReal());
                return true;
            case (TypeTag.String, DataType.EnumValue):
                result = Value.String(data.AsEnum());
                return true;
            default:
                return ValueFromData.TryConvert(context, data, type, out result);
        }
    }
}
