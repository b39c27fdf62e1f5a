using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Small operations on containers that compiled code calls.</summary>
public static class Tables
{
    /// <summary>An entry of a constructor.</summary>
    public static void Put(TableVal table, EngineContext context, Value[] key, Value value) => table.Assign(context, key, value);

    /// <summary>One component of the key at a cursor.</summary>
    public static Value KeyAt(TableVal table, int cursor, int component) => table.KeyAt(cursor, component);

    /// <summary>Gives a table, fresh from its initialiser, the attributes of the variable.</summary>
    public static TableVal WithAttributes(TableVal table, TableAttributes attributes)
    {
        table.Attributes ??= attributes;
        return table;
    }

    /// <summary>Attributes with a default that was evaluated where the table is made.</summary>
    public static TableAttributes WithDefault(TableAttributes attributes, Value value) =>
        attributes with { Default = _ => value };

    /// <summary>A deep copy; a lambda gets captured variables of its own.</summary>
    public static Value Copy(EngineContext context, Value value) =>
        value.Object is LambdaVal lambda ? Value.Of(lambda.Clone(context)) : ValueCopy.Deep(context, value);

    /// <summary>The components of an index that came as one value.</summary>
    public static Value[] KeysOf(Value key) => key.Object is ListVal list ? [.. list.Items] : [key];

    /// <summary>A component of an index list, for <c>[a, b] = x</c>.</summary>
    public static Value ItemOf(Value list, int position, object[] pool, int site)
    {
        if (list.Object is not ListVal { Items: var items } || position >= items.Length)
            Checks.Fail(pool, site, "mismatch in list lengths");
        else
            return items[position];
        return default;
    }

    /// <summary>Whether a field is set.</summary>
    public static bool HasField(RecordVal record, int slot) => record[slot].IsSet;

    /// <summary>Seconds until a time.</summary>
    public static double UntilTime(double time, EngineContext context) => time - context.Now.Seconds;

    /// <summary><c>|x|</c> (language.md 3.7), typed by the value.</summary>
    public static Value SizeOf(Value value) => value.Object switch
    {
        ByteString text => Value.Count(text.Length),
        TableVal table => Value.Count(table.Count),
        VectorVal vector => Value.Count(vector.Count),
        RecordVal record => Value.Count(record.Count),
        FuncVal function => Value.Count(function.FunctionType.Parameters.Length),
        FileVal file => Value.Double(LengthOf(file)),
        _ => value.Type.Tag switch
        {
            TypeTag.Int => Value.Count(Numbers.Magnitude(value.AsInt())),
            TypeTag.Double or TypeTag.Time or TypeTag.Interval => Value.Double(Math.Abs(value.AsDouble())),
            TypeTag.Addr => Value.Count(Containers.SizeOf(value.AsAddr())),
            TypeTag.Subnet => Value.Double(Containers.SizeOf(value.AsSubnet())),
            TypeTag.Bool or TypeTag.Count or TypeTag.Enum or TypeTag.Port => Value.Count(value.Bits),
            _ => Value.Count(0),
        },
    };

    private static double LengthOf(FileVal file) => File.Exists(file.FileName) ? new FileInfo(file.FileName).Length : 0.0;
}
