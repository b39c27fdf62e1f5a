using Vigil.Broker;
using Vigil.Cluster.Builtins;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Tables;

/// <summary>Changes of a table as other nodes are told of them.</summary>
internal static class TableChanges
{
    private const string Changed = "Cluster::table_change_infos";
    private const string Forwarded = "Cluster::forward_table_change_infos";

    private static readonly string[] Names = ["TABLE_ELEMENT_NEW", "TABLE_ELEMENT_CHANGED", "TABLE_ELEMENT_REMOVED", "TABLE_ELEMENT_EXPIRED"];

    /// <summary>Describes one change: what, when, index, value, the value before.</summary>
    /// <returns><see langword="false"/> if something in it has no counterpart.</returns>
    public static bool TryDescribe(EngineContext context, TableChange change, ReadOnlySpan<Value> key, Value value, Value previous, out BrokerData info)
    {
        info = default;
        var index = new BrokerData[key.Length];
        for (var i = 0; i < index.Length; i++)
        {
            if (!DataFromValue.TryConvert(key[i], out index[i]))
                return false;
        }

        BrokerData now = default;
        BrokerData before = default;
        if ((value.IsSet && !DataFromValue.TryConvert(value, out now)) || (previous.IsSet && !DataFromValue.TryConvert(previous, out before)))
            return false;
        info = BrokerData.Vector(BrokerData.Enum(Names[(int)change]), Time(context), BrokerData.Vector(index), now, before);
        return true;
    }

    /// <summary>Sends changes of a table, directly or through who passes them on.</summary>
    public static void Send(EngineContext context, string topic, string table, List<BrokerData> infos)
    {
        var node = context.Service<IGlobalTable>().Find("Cluster::node_id").Object is FuncVal function ? function.Invoke(context, []) : default;
        var sender = node.Object is ByteString id ? BrokerData.String(id.Span) : BrokerData.String("");
        var header = BrokerData.Vector(table, Time(context), sender);
        var changes = BrokerData.Vector([.. infos]);
        var through = BrokerService.Of(context).TableForwardTopic;
        if (through.Length == 0)
            PublishFunctions.Send(context, ByteString.From(topic), ZeekMessage.Event(Changed, header, changes));
        else
            PublishFunctions.Send(context, ByteString.From(through), ZeekMessage.Event(Forwarded, header, changes, topic));
        infos.Clear();
    }

    private static BrokerData Time(EngineContext context) => BrokerData.Timestamp(DataFromValue.Nanoseconds(context.Now.Seconds));
}
