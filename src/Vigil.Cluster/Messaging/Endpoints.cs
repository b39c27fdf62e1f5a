using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Messaging;

/// <summary>Peers as records of scripts.</summary>
internal static class Endpoints
{
    /// <summary>A peer: its id and, if known, where it is reached.</summary>
    public static RecordVal Info(EngineContext context, EndpointInfo peer)
    {
        var info = RecordVal.CreateUnset(DataRecords.Type<RecordType>(context, "Broker::EndpointInfo"));
        Set(info, "id", Value.String(peer.Id.ToString()));
        if (peer.Network is { } network)
            Set(info, "network", Value.Of(Place(context, "Broker::NetworkInfo", network)));
        return info;
    }

    /// <summary>A client of the WebSocket server.</summary>
    public static RecordVal ClientInfo(EngineContext context, EndpointInfo peer)
    {
        var info = RecordVal.CreateUnset(DataRecords.Type<RecordType>(context, "Cluster::EndpointInfo"));
        Set(info, "id", Value.String(peer.Id.ToString()));
        Set(info, "network", Value.Of(Place(context, "Cluster::NetworkInfo", peer.Network ?? new NetworkInfo("<unknown>", 0))));
        return info;
    }

    /// <summary>All peers.</summary>
    public static VectorVal All(EngineContext context, Endpoint? endpoint)
    {
        var peers = new VectorVal(DataRecords.Type<VectorType>(context, "Broker::PeerInfos"));
        var type = DataRecords.Type<RecordType>(context, "Broker::PeerInfo");
        var statuses = DataRecords.Type<EnumType>(context, "Broker::PeerStatus");
        foreach (var peer in endpoint?.Peers ?? [])
        {
            var record = RecordVal.CreateUnset(type);
            Set(record, "peer", Value.Of(Info(context, peer.Peer)));
            Set(record, "status", Value.Enum(statuses, Math.Min((long)peer.Status, (long)PeerStatus.Reconnecting))); // the numbers agree
            Set(record, "is_outbound", Value.Bool(peer.IsOutbound));
            peers.Add(Value.Of(record));
        }

        return peers;
    }

    private static RecordVal Place(EngineContext context, string type, NetworkInfo network)
    {
        var place = RecordVal.CreateUnset(DataRecords.Type<RecordType>(context, type));
        Set(place, "address", Value.String(network.Address));
        Set(place, "bound_port", Value.Port(new Port(network.Port, TransportProtocol.Tcp)));
        return place;
    }

    private static void Set(RecordVal record, string field, Value value) => record[record.RecordType.SlotOf(field)] = value;
}
