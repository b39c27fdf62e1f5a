using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Questions about global identifiers.</summary>
internal static class IdentifierFunctions
{
    /// <summary>The value of a global variable by name.</summary>
    /// <returns>The value; a text in angle brackets if there is none.</returns>
    [Builtin("lookup_ID", "function(id: string): any")]
    public static Value Lookup(EngineContext context, ByteString id)
    {
        if (Find(context, id) is not { } info)
            return Value.String("<unknown id>");
        var value = ValueOf(context, info);
        return value.IsSet ? value : Value.String("<no ID value>");
    }

    /// <summary>All global identifiers with what there is to know about each.</summary>
    [Builtin("global_ids", "function(): id_table")]
    public static TableVal All(EngineContext context)
    {
        var type = (TableType)context.Service<ITypeTable>().Find("id_table")!; // the signature names it
        var result = new TableVal(type);
        foreach (var info in Program(context).Globals.Values)
        {
            var entry = RecordVal.Create((RecordType)type.Yield!, context); // a table
            entry.With("type_name", Value.String(info.Type.ToString()))
                .With("exported", Value.Bool(info.IsExported))
                .With("constant", Value.Bool(info.IsConstant || info.Type is FunctionType))
                .With("enum_constant", Value.Bool(info.IsEnumConstant))
                .With("option_value", Value.Bool(info.IsOption))
                .With("redefinable", Value.Bool(info.IsRedefinable))
                .With("broker_backend", Value.Bool(false));
            var value = ValueOf(context, info);
            if (value.Object is TableVal { Attributes.Sharing.Backend: not null } && !info.IsType)
                entry.With("broker_backend", Value.Bool(true));
            if (value.IsSet && !info.IsType)
                entry.With("value", value);
            result.Set(Value.String(info.Name), Value.Of(entry));
        }

        return result;
    }

    /// <summary>The names of all options.</summary>
    [Builtin("global_options", "function(): string_set")]
    public static TableVal Options(EngineContext context)
    {
        var result = BuiltinTypes.Set(context, "string_set", BaseType.String);
        foreach (var info in Program(context).Globals.Values)
        {
            if (info.IsOption)
                result.Set(Value.String(info.Name));
        }

        return result;
    }

    /// <summary>Elements of all global containers, by name of the variable.</summary>
    [Builtin("global_container_footprints", "function(): var_sizes")]
    public static TableVal Footprints(EngineContext context)
    {
        var result = new TableVal((TableType)context.Service<ITypeTable>().Find("var_sizes")!); // the signature names it
        foreach (var info in Program(context).Globals.Values)
        {
            if (info.Slot >= 0 && context.Globals[info.Slot] is { Object: TableVal or VectorVal or RecordVal } value)
                result.Set(Value.String(info.Name), Value.Count(Footprint.Of(value)));
        }

        return result;
    }

    /// <summary>Elements a value consists of, all levels together.</summary>
    [Builtin("val_footprint", "function(v: any): count")]
    public static ulong FootprintOf(EngineContext context, Value v) => Footprint.Of(v);

    internal static IProgramInfo Program(EngineContext context) => ScriptRuntime.Of(context).Program;

    internal static GlobalInfo? Find(EngineContext context, ByteString name) =>
        Program(context).FindGlobal(name.ToString());

    private static Value ValueOf(EngineContext context, GlobalInfo info) => info switch
    {
        { IsEnumConstant: true, Type: EnumType type } => Value.Enum(type, info.EnumNumber),
        { IsType: true } => Value.Of(new TypeVal(info.Type)),
        { Slot: >= 0 } => context.Globals[info.Slot],
        _ => default,
    };
}
