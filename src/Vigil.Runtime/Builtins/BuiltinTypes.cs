using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins;

/// <summary>Makes values of the types that scripts declare for results of built-in functions.</summary>
internal static class BuiltinTypes
{
    /// <summary>An empty vector of the type called <paramref name="name"/>, which is declared as a vector of <paramref name="element"/>.</summary>
    public static VectorVal Vector(EngineContext context, string name, ScriptType element) =>
        new(context.Find<ITypeTable>()?.Find(name) as VectorType ?? new VectorType(element));

    /// <summary>An empty <c>string_vec</c>.</summary>
    public static VectorVal StringVector(EngineContext context) => Vector(context, "string_vec", BaseType.String);

    /// <summary>An empty <c>index_vec</c>.</summary>
    public static VectorVal IndexVector(EngineContext context) => Vector(context, "index_vec", BaseType.Count);

    /// <summary>An empty set of the type called <paramref name="name"/>.</summary>
    public static TableVal Set(EngineContext context, string name, ScriptType element) =>
        new(context.Find<ITypeTable>()?.Find(name) as TableType ?? new TableType([element], null));

    /// <summary>A new record of the type called <paramref name="name"/>.</summary>
    /// <exception cref="InvalidOperationException">No script declares it: the base scripts are not loaded.</exception>
    public static RecordVal Record(EngineContext context, string name) =>
        context.Find<ITypeTable>()?.Find(name) is RecordType type
            ? RecordVal.Create(type, context)
            : throw new InvalidOperationException($"no script declares the record {name}");

    /// <summary>Sets a field by name.</summary>
    public static RecordVal With(this RecordVal record, string field, Value value)
    {
        var slot = record.RecordType.SlotOf(field);
        if (slot >= 0)
            record[slot] = value;
        return record;
    }
}
