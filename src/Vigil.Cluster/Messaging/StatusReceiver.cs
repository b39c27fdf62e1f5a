using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Messaging;

/// <summary>Raises events for what happens to peerings and to clients of the WebSocket server.</summary>
internal sealed class StatusReceiver(EngineContext context)
{
    private const int LastErrorWithName = 20;
    private readonly HashSet<EndpointId> _clients = [];

    /// <summary>Takes a status or an error.</summary>
    public void Receive(BrokerStatus status, Endpoint endpoint)
    {
        var events = BrokerEvents.Of(context);
        if (status.IsError)
        {
            // Numbers beyond those that scripts have names for come as "unspecified".
            var code = (int)status.Error <= LastErrorWithName ? (long)status.Error : (long)ErrorCode.Unspecified;
            events.Error(code, ErrorText(status));
            return;
        }

        if (status.Endpoint is not { } peer || IsClient(status, peer, endpoint, events))
            return;
        var info = Endpoints.Info(context, peer);
        switch (status.Status)
        {
            case StatusCode.PeerAdded:
                events.PeerAdded(info, status.Text);
                break;
            case StatusCode.PeerRemoved:
                events.PeerRemoved(info, status.Text);
                break;
            case StatusCode.PeerLost:
                events.PeerLost(info, status.Text);
                break;
            case StatusCode.EndpointDiscovered:
                events.EndpointDiscovered(info, status.Text);
                break;
            case StatusCode.EndpointUnreachable:
                events.EndpointUnreachable(info, status.Text);
                break;
            default:
                events.Status(info, status.Text);
                break;
        }
    }

    // Clients of the WebSocket server are peers to the endpoint, but clients to scripts.
    private bool IsClient(BrokerStatus status, EndpointInfo peer, Endpoint endpoint, BrokerEvents events)
    {
        if (status.Status is StatusCode.EndpointDiscovered or StatusCode.PeerAdded && !_clients.Contains(peer.Id)
            && endpoint.Peers.Any(p => p.Peer.Id == peer.Id && p.Kind == PeerKind.WebSocket))
        {
            _clients.Add(peer.Id);
        }

        if (!_clients.Contains(peer.Id))
            return false;
        switch (status.Status)
        {
            case StatusCode.PeerAdded:
                var topics = new VectorVal(DataRecords.Type<VectorType>(context, "string_vec"));
                foreach (var topic in endpoint.PeerSubscriptions(peer.Id))
                    topics.Add(Value.String(topic.Octets));
                events.ClientAdded(Endpoints.ClientInfo(context, peer), topics);
                break;
            case StatusCode.PeerRemoved or StatusCode.PeerLost:
                events.ClientLost(Endpoints.ClientInfo(context, peer), status.Status == StatusCode.PeerRemoved ? 1000UL : 1006UL, status.Text);
                break;
            case StatusCode.EndpointUnreachable:
                _clients.Remove(peer.Id);
                break;
        }

        return true;
    }

    private static string ErrorText(BrokerStatus status) => status.Endpoint is not { } peer
        ? status.Text.Length == 0 ? "(null)" : $"(\"{status.Text}\")"
        : peer.Network is { } network
            ? $"({peer.Id}, *{network.Address}:{network.Port}, \"{status.Text}\")"
            : $"({peer.Id}, none, \"{status.Text}\")";
}
