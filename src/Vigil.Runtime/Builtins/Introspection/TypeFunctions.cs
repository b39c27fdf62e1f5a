using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Questions about types.</summary>
internal static class TypeFunctions
{
    /// <summary>The text of a value's type.</summary>
    [Builtin("type_name", "function(t: any): string")]
    public static ByteString Name(EngineContext context, Value t) =>
        ByteString.From(t.Object is TypeVal ? "type" : t.Type.Name ?? t.Type.ToString());

    /// <summary>All names of a type, or of a value's type.</summary>
    [Builtin("type_aliases", "function(x: any): string_set")]
    public static TableVal Aliases(EngineContext context, Value x)
    {
        var type = x.Object is TypeVal given ? given.Denoted : x.Type;
        var result = BuiltinTypes.Set(context, "string_set", BaseType.String);
        if (type.Name is not null)
            result.Set(Value.String(type.Name));
        foreach (var info in IdentifierFunctions.Program(context).Globals.Values)
        {
            if (info.IsType && (ReferenceEquals(info.Type, type) || info.Type is RecordType known && type is RecordType record && known.IsSameAs(record)))
                result.Set(Value.String(info.Name));
        }

        return result;
    }

    /// <summary>The names of an enum's constants.</summary>
    [Builtin("enum_names", "function(et: any): string_set")]
    public static TableVal EnumNames(EngineContext context, Value et)
    {
        var result = BuiltinTypes.Set(context, "string_set", BaseType.String);
        var type = et.Object switch
        {
            TypeVal given => given.Denoted,
            ByteString name => context.Service<ITypeTable>().Find(name.ToString()),
            _ => et.Type,
        };
        if (type is not EnumType names)
        {
            context.Reporter.Error("enum_names() requires an enum type");
            return result;
        }

        foreach (var (name, _) in names.Constants)
            result.Set(Value.String(name));
        return result;
    }

    /// <summary>The fields of a record, of a type or of the type called so.</summary>
    [Builtin("record_fields", "function(rec: any): record_field_table")]
    public static TableVal RecordFields(EngineContext context, Value rec)
    {
        var table = (TableType)context.Service<ITypeTable>().Find("record_field_table")!; // the signature names it
        var result = new TableVal(table);
        var type = rec.Object switch
        {
            TypeVal given => given.Denoted,
            ByteString name => context.Service<ITypeTable>().Find(name.ToString()),
            _ => rec.Type,
        };
        if (type is not RecordType record)
        {
            context.Reporter.Error("record_fields() requires a record value, type or type name");
            return result;
        }

        var value = rec.Object as RecordVal;
        for (var slot = 0; slot < record.Fields.Count; slot++)
        {
            var field = record.Fields[slot];
            var entry = RecordVal.Create((RecordType)table.Yield!, context); // a table
            entry.With("type_name", Value.String(field.Type is RecordType { Name: { } name } ? $"record {name}" : field.Type.ToString()))
                .With("log", Value.Bool(field.IsLogged))
                .With("optional", Value.Bool(field.IsOptional || field.HasDefault));
            if (value is not null && value[slot].IsSet)
                entry.With("value", value[slot]);
            if (field.HasDefault)
                entry.With("default_val", RecordVal.InitialValue(field, context));
            result.Set(Value.String(field.Name), Value.Of(entry));
        }

        return result;
    }
}
