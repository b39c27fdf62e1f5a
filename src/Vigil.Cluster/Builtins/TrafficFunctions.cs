using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>What this engine and others have said to each other.</summary>
internal static class TrafficFunctions
{
    /// <summary>Peers and stores of the process, messages of the engine. Lines of logs stay in the node that wrote them.</summary>
    [Builtin("get_broker_stats", "function(): BrokerStats")]
    public static RecordVal Statistics(EngineContext context)
    {
        var service = BrokerService.Of(context);
        var endpoint = service.EndpointIfAny;
        return new RecordShape(
            context.Service<IScriptNames>(), "BrokerStats", "num_peers", "num_stores", "num_pending_queries", "num_events_incoming",
            "num_events_outgoing", "num_logs_incoming", "num_logs_outgoing", "num_ids_incoming", "num_ids_outgoing").Create(
            context,
            Value.Count((ulong)(endpoint?.Peers.Count ?? 0)),
            Value.Count((ulong)(endpoint?.StoreCount ?? 0)),
            Value.Count((ulong)service.PendingAnswers),
            Value.Count((ulong)service.Received.EventsReceived),
            Value.Count((ulong)service.EventsSent),
            Value.Count(0),
            Value.Count(0),
            Value.Count((ulong)service.Received.UpdatesReceived),
            Value.Count((ulong)service.UpdatesSent));
    }
}
