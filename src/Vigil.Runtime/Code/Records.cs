using System.Collections.Immutable;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Making and changing records.</summary>
public static class Records
{
    /// <summary>A record of another type with the fields of <paramref name="source"/> (language.md 3.5).</summary>
    public static RecordVal Coerce(RecordVal source, RecordType type, EngineContext context)
    {
        if (source.RecordType.IsSameAs(type))
            return source;
        var result = RecordVal.Create(type, context);
        for (var i = 0; i < source.RecordType.Fields.Count; i++)
        {
            var field = source.RecordType.Fields[i];
            var slot = type.SlotOf(field.Name);
            if (slot < 0)
                continue;
            var value = source[i];
            if (value.IsSet)
                result[slot] = CoerceField(value, type.Fields[slot].Type, context);
            else if (!type.Fields[slot].HasDefault)
                result[slot] = default;
        }

        return result;
    }

    /// <summary>A value as a field, element or key of another type that it was found to fit.</summary>
    public static Value CoerceField(Value value, ScriptType type, EngineContext context) => (value.Object, type.Tag) switch
    {
        (RecordVal record, TypeTag.Record) => Value.Of(Coerce(record, (RecordType)type, context)),
        (VectorVal vector, TypeTag.Vector) => Value.Of(ConvertVector(vector, (VectorType)type, context)),
        (TableVal { TableType.IsUntyped: true } table, TypeTag.Table) => Value.Of(new TableVal((TableType)type, table.Attributes)),
        (null, TypeTag.Double) when value.Type.Tag == TypeTag.Count => Value.Double(value.AsCount()),
        (null, TypeTag.Double) when value.Type.Tag == TypeTag.Int => Value.Double(value.AsInt()),
        (null, TypeTag.Int) when value.Type.Tag == TypeTag.Count => Value.Int(Numbers.CountToInt(value.AsCount())),
        _ => value,
    };

    /// <summary><c>delete r$f</c>.</summary>
    public static void Delete(RecordVal record, int slot, EngineContext context)
    {
        var field = record.RecordType.Fields[slot];
        record[slot] = field.HasDefault ? RecordVal.InitialValue(field, context) : default;
    }

    /// <summary>A fresh container of <paramref name="type"/> for an untyped empty one.</summary>
    public static TableVal NewTable(TableType type, TableAttributes? attributes) => new(type, attributes);

    /// <summary>A set built again with elements of another arithmetic type.</summary>
    public static TableVal ConvertSet(TableVal source, TableType type, EngineContext context)
    {
        var result = new TableVal(type, source.Attributes);
        for (var cursor = source.Next(-1); cursor >= 0; cursor = source.Next(cursor))
        {
            var key = source.KeyAt(cursor).ToArray();
            for (var i = 0; i < key.Length; i++)
                key[i] = CoerceField(key[i], type.Indices[i], context);
            result.Assign(context, key, type.IsSet ? default : CoerceField(source.ValueAt(cursor), type.Yield!, context));
        }

        return result;
    }

    /// <summary>A vector built again with elements of another arithmetic type.</summary>
    public static VectorVal ConvertVector(VectorVal source, VectorType type, EngineContext context)
    {
        var result = new VectorVal(type);
        foreach (var element in source.Elements)
            result.Add(CoerceField(element, type.Element, context));
        return result;
    }

    /// <summary>Several values as one.</summary>
    public static Value List(Value[] items) => Value.Of(new ListVal(ImmutableArray.Create(items)));
}
