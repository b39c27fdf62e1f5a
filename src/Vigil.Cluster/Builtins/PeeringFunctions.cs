using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Peers of this node, and what it wants to hear from them.</summary>
public static class PeeringFunctions
{
    /// <summary>Takes connections of peers (protocol 0) or of WebSocket clients (1).</summary>
    /// <returns>The port; 0 if it is not to be had.</returns>
    [Builtin("Broker::__listen", "function(a: string, p: port, proto: Broker::BrokerProtocol): port")]
    public static Port Listen(EngineContext context, ByteString a, Port p, long proto)
    {
        var service = BrokerService.Of(context);
        var address = a.ToString();
        try
        {
            var endpoint = service.Endpoint;
            var port = service.Node.Listen(address, p.Number, () => proto == 0
                ? endpoint.Listen(address, p.Number)
                : endpoint.ListenWebSocket(address, p.Number, new WebSocketServerOptions { Tls = endpoint.Options.Tls }));
            service.KeepsRunning = true;
            return new Port(port, TransportProtocol.Tcp);
        }
        catch (BrokerException error)
        {
            context.Reporter.Error($"Failed to listen on {(address.Length == 0 ? "INADDR_ANY" : address)}:{p.Number}: {error.Message}");
            return new Port(0, TransportProtocol.Tcp);
        }
    }

    /// <summary>Calls a peer, again and again until it is there and whenever it is lost.</summary>
    [Builtin("Broker::__peer", "function(a: string, p: port, retry: interval): bool")]
    public static bool Peer(EngineContext context, ByteString a, Port p, double retry) => Peer(context, a, p, TimeSpan.FromSeconds(Math.Clamp(retry, 0, int.MaxValue)));

    /// <summary>Calls a peer once.</summary>
    [Builtin("Broker::__peer_no_retry", "function(a: string, p: port): bool")]
    public static bool PeerOnce(EngineContext context, ByteString a, Port p) => Peer(context, a, p, TimeSpan.Zero);

    /// <summary>Ends a peering.</summary>
    [Builtin("Broker::__unpeer", "function(a: string, p: port): bool")]
    public static bool Unpeer(EngineContext context, ByteString a, Port p)
    {
        if (BrokerService.Of(context).EndpointIfAny is { } endpoint)
            _ = endpoint.UnpeerAsync(a.ToString(), p.Number); // what comes of it, a status tells
        return true;
    }

    /// <summary>Whether there is a peering that was called from here.</summary>
    [Builtin("Broker::__is_outbound_peering", "function(a: string, p: port): bool")]
    public static bool IsOutbound(EngineContext context, ByteString a, Port p)
    {
        var address = a.ToString();
        foreach (var peer in BrokerService.Of(context).EndpointIfAny?.Peers ?? [])
        {
            if (peer is { IsOutbound: true, Peer.Network: { } network } && network.Address == address && network.Port == p.Number)
                return true;
        }

        return false;
    }

    /// <summary>All peers.</summary>
    [Builtin("Broker::__peers", "function(): Broker::PeerInfos")]
    public static VectorVal Peers(EngineContext context) => Endpoints.All(context, BrokerService.Of(context).EndpointIfAny);

    /// <summary>What waits for each peer, by its id.</summary>
    [Builtin("Broker::__peering_stats", "function(): BrokerPeeringStatsTable")]
    public static TableVal Statistics(EngineContext context)
    {
        var table = new TableVal(DataRecords.Type<TableType>(context, "BrokerPeeringStatsTable"));
        var type = DataRecords.Type<RecordType>(context, "BrokerPeeringStats");
        foreach (var peer in BrokerService.Of(context).EndpointIfAny?.Peers ?? [])
        {
            var record = RecordVal.CreateUnset(type);
            record[type.SlotOf("num_queued")] = Value.Count(peer.Flow.Queued);
            record[type.SlotOf("max_queued_recently")] = Value.Count(peer.Flow.MaxQueued);
            record[type.SlotOf("num_overflows")] = Value.Count((ulong)peer.Flow.Dropped);
            table.Set(Value.String(peer.Peer.Id.ToString()), Value.Of(record));
        }

        return table;
    }

    /// <summary>Who this node is to its peers.</summary>
    [Builtin("Broker::__node_id", "function(): string")]
    public static ByteString NodeId(EngineContext context) => ByteString.From(BrokerService.Of(context).Endpoint.Id.ToString());

    /// <summary>Subscribes to topics that begin so.</summary>
    [Builtin("Broker::__subscribe", "function(topic_prefix: string): bool")]
    [Builtin("Cluster::__subscribe", "function(topic_prefix: string): bool")]
    public static bool Subscribe(EngineContext context, ByteString prefix)
    {
        BrokerService.Of(context).Subscribe(prefix.ToString());
        return true;
    }

    /// <summary>Ends a subscription.</summary>
    [Builtin("Broker::__unsubscribe", "function(topic_prefix: string): bool")]
    [Builtin("Cluster::__unsubscribe", "function(topic_prefix: string): bool")]
    public static bool Unsubscribe(EngineContext context, ByteString prefix)
    {
        BrokerService.Of(context).Unsubscribe(prefix.ToString());
        return true;
    }

    /// <summary>Lets messages pass from one peer to others without taking part in them.</summary>
    [Builtin("Broker::__forward", "function(topic_prefix: string): bool")]
    public static bool Forward(EngineContext context, ByteString prefix)
    {
        BrokerService.Of(context).Endpoint.Forward(prefix.ToString());
        return true;
    }

    /// <summary>Sends lines of logs that wait to be sent.</summary>
    /// <returns>How many those were.</returns>
    [Builtin("Broker::__flush_logs", "function(): count")]
    public static ulong FlushLogs(EngineContext context) => (ulong)BrokerService.Of(context).FlushLogs();

    private static bool Peer(EngineContext context, ByteString a, Port p, TimeSpan retry)
    {
        if (p.Transport != TransportProtocol.Tcp || p.Number == 0)
        {
            context.Reporter.Error($"wrong port protocol, must be TCP: {p}");
            return false;
        }

        var service = BrokerService.Of(context);
        try
        {
            _ = service.Endpoint.PeerAsync(a.ToString(), p.Number, retry); // what comes of it, a status tells
        }
        catch (BrokerException error)
        {
            context.Reporter.Error(error.Message);
            return false;
        }

        if (context.Service<IScriptNames>().Bool("Broker::peer_counts_as_iosource", true))
            service.KeepsRunning = true;
        return true;
    }
}
