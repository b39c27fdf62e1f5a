namespace Vigil.Broker;

/// <summary>Where an endpoint is reached.</summary>
/// <param name="Address">A name or an address.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="Retry">How long to wait between attempts; zero for one attempt only.</param>
public sealed record NetworkInfo(string Address, int Port, TimeSpan Retry = default)
{
    /// <summary>The usual form, <c>host:port</c>.</summary>
    public override string ToString() => $"{Address}:{Port}";
}

/// <summary>An endpoint: who it is and, if that is known, where.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Network">Where it is reached; nothing for endpoints in this process.</param>
public sealed record EndpointInfo(EndpointId Id, NetworkInfo? Network)
{
    /// <summary>As a value: id, address, port, retry interval in seconds.</summary>
    internal BrokerData ToData() => Network is null
        ? BrokerData.Vector(Id.ToString(), default, default, default)
        : BrokerData.Vector(
            Id.ToString(), Network.Address, BrokerData.Port((ushort)Network.Port, PortProtocol.Tcp), (ulong)Network.Retry.TotalSeconds);
}

/// <summary>How messages reach a peer.</summary>
public enum PeerKind
{
    /// <summary>A connection in Broker's own protocol.</summary>
    Network,

    /// <summary>Another endpoint in this process; nothing is copied.</summary>
    Local,

    /// <summary>A client of the WebSocket interface.</summary>
    WebSocket,
}

/// <summary>A peer of an endpoint.</summary>
/// <param name="Peer">Who and where.</param>
/// <param name="Status">How far the peering is.</param>
/// <param name="IsOutbound">Whether it was called from here.</param>
/// <param name="Kind">How messages reach it.</param>
/// <param name="Flow">What waits for it, and what was lost.</param>
public sealed record PeerInfo(EndpointInfo Peer, PeerStatus Status, bool IsOutbound, PeerKind Kind, FlowCounts Flow);
