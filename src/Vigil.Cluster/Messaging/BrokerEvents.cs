using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Cluster.Messaging;

/// <summary>Events about peers, clients, and what goes wrong with them.</summary>
internal sealed partial class BrokerEvents : EventSource
{
    /// <summary>A peering stands.</summary>
    [Event("Broker::peer_added", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void PeerAdded(RecordVal endpoint, string msg);

    /// <summary>A peering was ended here.</summary>
    [Event("Broker::peer_removed", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void PeerRemoved(RecordVal endpoint, string msg);

    /// <summary>A peering ended from the other side, or broke.</summary>
    [Event("Broker::peer_lost", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void PeerLost(RecordVal endpoint, string msg);

    /// <summary>An endpoint can be reached that could not before.</summary>
    [Event("Broker::endpoint_discovered", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void EndpointDiscovered(RecordVal endpoint, string msg);

    /// <summary>Nothing leads to an endpoint any more.</summary>
    [Event("Broker::endpoint_unreachable", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void EndpointUnreachable(RecordVal endpoint, string msg);

    /// <summary>Something happened to a peering that has no event of its own.</summary>
    [Event("Broker::status", "endpoint: Broker::EndpointInfo, msg: string")]
    public partial void Status(RecordVal endpoint, string msg);

    /// <summary>Something went wrong.</summary>
    [Event("Broker::error", "code: Broker::ErrorCode, msg: string")]
    public partial void Error(long code, string msg);

    /// <summary>The messaging layer has something to tell.</summary>
    [Event("Broker::internal_log_event", "lvl: Broker::LogSeverityLevel, id: string, description: string")]
    public partial void InternalLog(long lvl, string id, string description);

    /// <summary>The cluster's backend has an error to tell.</summary>
    [Event("Cluster::Backend::error", "tag: string, message: string")]
    public partial void BackendError(string tag, string message);

    /// <summary>A client has come to the WebSocket server.</summary>
    [Event("Cluster::websocket_client_added", "endpoint: Cluster::EndpointInfo, subscriptions: string_vec")]
    public partial void ClientAdded(RecordVal endpoint, VectorVal subscriptions);

    /// <summary>A client of the WebSocket server has gone.</summary>
    [Event("Cluster::websocket_client_lost", "endpoint: Cluster::EndpointInfo, code: count, reason: string")]
    public partial void ClientLost(RecordVal endpoint, ulong code, string reason);
}
