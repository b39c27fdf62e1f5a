using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>What accompanies events beside their arguments.</summary>
internal static class MetadataFunctions
{
    /// <summary>Gives metadata of events a type; false if it has another one or values of the type cannot be sent.</summary>
    [Builtin("EventMetadata::register", "function(id: EventMetadata::ID, t: any): bool")]
    public static bool Register(EngineContext context, long id, Value t)
    {
        if (t.Object is not TypeVal { Denoted: var type } || !CanBeSent(type))
            return false;
        return MetadataTypes.Of(context).Register(id, type) is not { } present || TypeTests.Same(present, type);
    }

    /// <summary>Metadata of one kind that the event being handled has; empty if it has none or no event is.</summary>
    [Builtin("EventMetadata::current", "function(id: EventMetadata::ID): any_vec")]
    public static VectorVal Current(EngineContext context, long id)
    {
        var found = BuiltinTypes.Vector(context, "any_vec", BaseType.Any);
        var current = context.Events.Current;
        if (current.Metadata is { } received)
        {
            foreach (var (number, value) in received.Entries)
            {
                if (number == id)
                    found.Add(value);
            }
        }
        else if (id == MetadataTypes.NetworkTimestamp && IsStamped(context, current))
        {
            found.Add(Value.Time(current.Time));
        }

        return found;
    }

    /// <summary>All metadata that the event being handled has.</summary>
    [Builtin("EventMetadata::current_all", "function(): event_metadata_vec")]
    public static VectorVal CurrentAll(EngineContext context)
    {
        var found = BuiltinTypes.Vector(context, "event_metadata_vec", BaseType.Any);
        var current = context.Events.Current;
        if (current.Metadata is { } received)
        {
            foreach (var (number, value) in received.Entries)
                found.Add(Entry(context, number, value));
        }
        else if (IsStamped(context, current))
        {
            found.Add(Entry(context, MetadataTypes.NetworkTimestamp, Value.Time(current.Time)));
        }

        return found;
    }

    // An event of this node knows its time anyway; whether scripts see it there is for a constant to say.
    private static bool IsStamped(EngineContext context, QueuedEvent current) =>
        current.Handle is not null
        && ScriptRuntime.Of(context).Program.FindGlobal("EventMetadata::add_network_timestamp") is { Slot: >= 0 } global
        && context.Globals[global.Slot].AsBool();

    private static Value Entry(EngineContext context, long id, Value value)
    {
        var entry = BuiltinTypes.Record(context, "EventMetadata::Entry");
        var number = entry.RecordType.Find("id")?.Type is EnumType type ? Value.Enum(type, id) : Value.Count((ulong)id);
        return Value.Of(entry.With("id", number).With("val", value));
    }

    private static bool CanBeSent(ScriptType type)
    {
        var seen = new HashSet<ScriptType>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<ScriptType>([type]);
        while (pending.TryPop(out var next))
        {
            if (!seen.Add(next))
                continue;
            switch (next)
            {
                case { Tag: TypeTag.Any or TypeTag.Func or TypeTag.File or TypeTag.Opaque or TypeTag.Type or TypeTag.Void }:
                    return false;
                case VectorType vector:
                    pending.Push(vector.Element);
                    break;
                case TableType table:
                    foreach (var index in table.Indices)
                        pending.Push(index);
                    if (table.Yield is not null)
                        pending.Push(table.Yield);
                    break;
                case RecordType record:
                    foreach (var field in record.Fields)
                        pending.Push(field.Type);
                    break;
                default:
                    break;
            }
        }

        return true;
    }
}
