using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;

namespace Vigil.Cluster.Builtins;

/// <summary>Sending events to whoever has subscribed to a topic. Nothing comes back to the node itself.</summary>
public static class PublishFunctions
{
    /// <summary>An event with its arguments, to be published later.</summary>
    [Builtin("Broker::make_event", "function(va_args: any): Broker::Event")]
    public static RecordVal MakeBrokerEvent(EngineContext context, Value[] call)
    {
        var made = RecordVal.Create(DataRecords.Type<RecordType>(context, "Broker::Event"), context);
        if (!EventMessages.TryArguments(context, call, out var function, out var arguments))
            return made;
        var list = made[1].AsVector();
        foreach (var argument in arguments)
        {
            if (!DataFunctions.TryData(context, argument, out var data))
                return made;
            list.Add(Value.Of(DataRecords.Wrap(context, data)));
        }

        made[0] = Value.String(function.FunctionName);
        return made;
    }

    /// <summary>Publishes an event over Broker.</summary>
    [Builtin("Broker::publish", "function(va_args: any): bool")]
    public static bool PublishOverBroker(EngineContext context, Value[] call) => Publish(context, call, unwraps: false);

    /// <summary>An event with its arguments, to be published later.</summary>
    [Builtin("Cluster::make_event", "function(va_args: any): Cluster::Event")]
    public static RecordVal MakeClusterEvent(EngineContext context, Value[] call)
    {
        var made = RecordVal.Create(DataRecords.Type<RecordType>(context, "Cluster::Event"), context);
        if (!EventMessages.TryArguments(context, call, out var function, out var arguments))
            return made;
        made[0] = Value.Of(function);
        foreach (var argument in arguments)
            made[1].AsVector().Add(argument);
        return made;
    }

    /// <summary>Publishes an event with the cluster's backend.</summary>
    [Builtin("Cluster::publish", "function(va_args: any): bool")]
    public static bool PublishToCluster(EngineContext context, Value[] call) => Publish(context, call, unwraps: true);

    /// <summary>Publishes an event to the node of a pool that is in charge of a key.</summary>
    [Builtin("Cluster::publish_hrw", "function(va_args: any): bool")]
    public static bool PublishByKey(EngineContext context, Value[] call) => PublishToPool(context, "Cluster::hrw_topic", call);

    /// <summary>Publishes an event to the next node of a pool.</summary>
    [Builtin("Cluster::publish_rr", "function(va_args: any): bool")]
    public static bool PublishInTurn(EngineContext context, Value[] call) => PublishToPool(context, "Cluster::rr_topic", call);

    /// <summary>Publishes the present value of a global, which replaces that of the receivers.</summary>
    [Builtin("Broker::__publish_id", "function(topic: string, id: string): bool")]
    public static bool PublishIdentifier(EngineContext context, ByteString topic, ByteString id)
    {
        var name = id.ToString();
        if (ScriptRuntime.Of(context).Program.FindGlobal(name) is not { Slot: >= 0 } global
            || !DataFromValue.TryConvert(context.Globals[global.Slot], out var data))
        {
            context.Reporter.Error($"no value of {name} can be published");
            return false;
        }

        return Send(context, topic, ZeekIdentifierUpdate.Create(name, data));
    }

    /// <summary>Sends a message.</summary>
    internal static bool Send(EngineContext context, ByteString topic, ZeekMessage message)
    {
        if (topic.Length > Topic.MaxLength)
            return false;
        BrokerService.Of(context).Send(topic.ToString(), message);
        return true;
    }

    private static bool Publish(EngineContext context, ReadOnlySpan<Value> call, bool unwraps)
    {
        if (call is not [{ Object: ByteString topic }, _, ..])
        {
            context.Reporter.Error("publishing takes a topic and an event");
            return false;
        }

        return EventMessages.TryCreate(context, call[1..], unwraps) is { } message && Send(context, topic, message);
    }

    private static bool PublishToPool(EngineContext context, string choose, ReadOnlySpan<Value> call)
    {
        if (call is not [{ Object: RecordVal }, _, _, ..] || context.Service<IGlobalTable>().Find(choose).Object is not FuncVal function)
        {
            context.Reporter.Error("publishing to a pool takes a pool, a key and an event");
            return false;
        }

        return function.Invoke(context, call[..2]).Object is ByteString { Length: > 0 } topic
            && EventMessages.TryCreate(context, call[2..], unwraps: true) is { } message
            && Send(context, topic, message);
    }
}
