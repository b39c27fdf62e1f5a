using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Input.Streams;

/// <summary>Makes streams of descriptions, and says what is wrong with those that cannot be.</summary>
internal static class StreamFactory
{
    public static bool AddTable(EngineContext context, RecordVal record)
    {
        var manager = context.Service<InputManager>();
        var description = new StreamDescription(record, context);
        if (description.Field("destination").Object is not TableVal table)
            return Refuse(manager, description, "Destination is not a table or set.");
        if (description.RecordTypeOf("idx") is not { } indexType)
            return Refuse(manager, description, "The index must be a record type.");
        var skips = description.Names.Bool("Input::accept_unsupported_types", otherwise: false);
        if (RowLayout.Of(indexType, skips, description.Fields, out var mistake) is not { } index)
            return manager.Refuse(mistake);
        RowLayout? value = null;
        if (description.RecordTypeOf("val") is { } valueType)
        {
            value = RowLayout.Of(valueType, skips, description.Fields, out mistake);
            if (value is null)
                return manager.Refuse(mistake);
        }

        return (CheckIndex(table.TableType, indexType) ?? CheckValue(description, table.TableType, value) ?? CheckTableEvents(description, indexType, table.TableType)) is { } wrong
            ? Refuse(manager, description, wrong)
            : manager.Add(description, reader => new TableStream(context, description, table, index, value) { Reader = reader });
    }

    public static bool AddEvent(EngineContext context, RecordVal record)
    {
        var manager = context.Service<InputManager>();
        var description = new StreamDescription(record, context);
        if (description.RecordTypeOf("fields") is not { } type)
            return Refuse(manager, description, "The fields must be a record type.");
        if (description.Field("ev").Object is not FuncVal { FunctionType.Flavor: FunctionFlavor.Event } target)
            return Refuse(manager, description, "Event is a function, not an event.");
        var skips = description.Names.Bool("Input::accept_unsupported_types", otherwise: false);
        if (RowLayout.Of(type, skips, description.Fields, out var mistake) is not { } layout)
            return manager.Refuse(mistake);
        var wanted = description.WantsRecord ? [type] : type.Fields.Select(static field => field.Type).ToArray();
        return CheckEvent(description, target, "Input::EventDescription", wanted) is { } wrong
            ? Refuse(manager, description, wrong)
            : manager.Add(description, reader => new EventStream(context, description, layout, target) { Reader = reader });
    }

    public static bool AddAnalysis(EngineContext context, RecordVal record)
    {
        var manager = context.Service<InputManager>();
        var description = new StreamDescription(record, context);
        description.Fields.Add(new("bytestream", BaseType.String, IsOptional: false));
        return manager.Add(description, reader => new AnalysisStream(context, description) { Reader = reader });
    }

    private static bool Refuse(InputManager manager, StreamDescription description, string what) =>
        manager.Refuse($"Input stream {description.Name}: {what}");

    private static string? CheckIndex(TableType table, RecordType index)
    {
        if (table.Indices.Length != index.Fields.Count)
            return $"Table's index has {table.Indices.Length} components, but the index record has {index.Fields.Count} fields.";
        for (var i = 0; i < table.Indices.Length; i++)
        {
            var (need, got) = (index.Fields[i].Type, table.Indices[i]);
            if (!TypeTests.Same(need, got))
                return $"Table type does not match index type. Need type '{need}':{Kind(need)}, got '{got}':{Kind(got)}";
        }

        return null;
    }

    private static string? CheckValue(StreamDescription description, TableType table, RowLayout? value)
    {
        if (value is null)
            return table.IsSet ? null : "Destination field is a table, but no value type was given.";
        if (table.Yield is null)
            return "Destination field is a set, but a value type was given.";
        if (description.WantsRecord)
            return TypeTests.Same(value.Type, table.Yield) ? null : $"Table type does not match value type. Need type '{value.Type}', got '{table.Yield}'";
        if (value.FieldCount != 1)
            return "Stream does not want a record (want_record=F), but has more then one value field.";
        var need = value.Type.Fields[0].Type;
        return TypeTests.Same(need, table.Yield) ? null : $"Table type does not match value type. Need type '{need}', got '{table.Yield}'";
    }

    private static string? CheckTableEvents(StreamDescription description, RecordType index, TableType table)
    {
        if (description.Field("ev").Object is not FuncVal target)
            return null;
        ScriptType[] wanted = table.Yield is null ? [index] : [index, table.Yield];
        return CheckEvent(description, target, "Input::TableDescription", wanted);
    }

    // Parameters: the description, what happened, and what is wanted.
    private static string? CheckEvent(StreamDescription description, FuncVal target, string first, ReadOnlySpan<ScriptType> wanted)
    {
        if (target.FunctionType.Flavor != FunctionFlavor.Event)
            return "Event is a function, not an event.";
        var parameters = target.FunctionType.Parameters;
        if (parameters.Length < 2 + wanted.Length)
            return "Event does not take enough arguments";
        if (parameters.Length > 2 + wanted.Length)
            return "Event takes too many arguments";
        if (!TypeTests.Same(parameters[0].Type, description.Record.Type))
            return $"Event's first attribute must be of type {first}";
        if (parameters[1].Type is not EnumType { Name: "Input::Event" })
            return "Event's second attribute must be of type Input::Event";
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!TypeTests.Same(parameters[2 + i].Type, wanted[i]))
                return $"Incompatible type for event in field {i + 1}: need type '{wanted[i]}', got '{parameters[2 + i].Type}'";
        }

        return null;
    }

    // The kind of type, as messages show it beside its name.
    private static string Kind(ScriptType type) => type.Tag switch
    {
        TypeTag.Record => "record",
        TypeTag.Enum => "enum",
        TypeTag.Vector => "vector",
        TypeTag.Table => "table",
        _ => type.ToString(),
    };
}
