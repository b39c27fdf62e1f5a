using Vigil.Broker;
using Vigil.Cluster.Messaging;
using Vigil.Cluster.Tables;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;

namespace Vigil.Cluster.Builtins;

/// <summary>Tables that several nodes have: sending one as a whole, and applying what other nodes changed in theirs.</summary>
public static class TableFunctions
{
    /// <summary>Sends all entries of a global table as if they were new.</summary>
    [Builtin("Cluster::__publish_table", "function(topic: string, table_val: any, batch_size: count): bool")]
    public static bool PublishTable(EngineContext context, ByteString topic, Value tableValue, ulong batchSize)
    {
        if (tableValue.Object is not TableVal table || NameOf(context, table) is not { } name)
        {
            context.Reporter.Error("only a global table can be published");
            return false;
        }

        var batch = new List<BrokerData>();
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
        {
            if (!TableChanges.TryDescribe(context, TableChange.New, table.KeyAt(cursor), table.ValueAt(cursor), default, out var entry))
            {
                context.Reporter.Error($"an entry of {name} cannot be converted to Broker data");
                return false;
            }

            batch.Add(entry);
            if ((ulong)batch.Count >= Math.Max(batchSize, 1))
                TableChanges.Send(context, topic.ToString(), name, batch);
        }

        if (batch.Count > 0)
            TableChanges.Send(context, topic.ToString(), name, batch);
        return true;
    }

    /// <summary>Applies changes of another node to the table of the same name.</summary>
    [Builtin("Cluster::apply_table_change_infos", "function(tcheader: Cluster::TableChangeHeader, table_change_infos: Cluster::TableChangeInfos): bool")]
    public static bool Apply(EngineContext context, RecordVal tcheader, VectorVal changes)
    {
        var name = tcheader[tcheader.RecordType.SlotOf("id")].AsString().ToString();
        if (ScriptRuntime.Of(context).Program.FindGlobal(name) is not { Slot: >= 0, Type: TableType type } global
            || context.Globals[global.Slot].Object is not TableVal table)
        {
            context.Reporter.Warning($"changes of a table that is not known here: {name}");
            return false;
        }

        var fits = true;
        var shared = context.Find<SharedTables>();
        shared?.IsApplying = true;
        foreach (var change in changes.Elements)
            fits &= TryApply(context, table, type, change.AsRecord());
        shared?.IsApplying = false;
        if (!fits)
            context.Reporter.Warning($"some changes of {name} do not fit the table here");
        return fits;
    }

    /// <summary>Has changes of tables sent to a node that passes them on, because this one does not reach everybody.</summary>
    [Builtin("Cluster::set_table_change_infos_forward_topic", "function(topic: string): void")]
    public static void ForwardThrough(EngineContext context, ByteString topic) => BrokerService.Of(context).TableForwardTopic = topic.ToString();

    // Index and value come as any, that is as Broker data unless the change was made here.
    private static bool TryApply(EngineContext context, TableVal table, TableType type, RecordVal change)
    {
        Value Field(string name) => change[change.RecordType.SlotOf(name)];
        var index = Field("index").AsVector();
        if (index.Count != type.Indices.Length)
            return false;
        var key = new Value[index.Count];
        for (var i = 0; i < key.Length; i++)
        {
            if (!TryTyped(index[i], type.Indices[i], out key[i]))
                return false;
        }

        if (Field("change").AsInt() is 2 or 3) // removed, expired
        {
            table.Delete(context, key);
            return true;
        }

        Value value = default;
        if (type.Yield is { } yield && !TryTyped(Field("value"), yield, out value))
            return false;
        table.Assign(context, key, value);
        return true;
    }

    private static bool TryTyped(Value value, ScriptType type, out Value typed)
    {
        typed = Runtime.Code.TypeTests.Cast(value, type);
        return Runtime.Code.TypeTests.Holds(typed, type);
    }

    private static string? NameOf(EngineContext context, TableVal table)
    {
        foreach (var (name, global) in ScriptRuntime.Of(context).Program.Globals)
        {
            if (global.Slot >= 0 && ReferenceEquals(context.Globals[global.Slot].Object, table))
                return name;
        }

        return null;
    }
}
