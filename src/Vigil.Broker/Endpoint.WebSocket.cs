namespace Vigil.Broker;

public sealed partial class Endpoint
{
    /// <summary>The port of Broker's own WebSocket interface unless another is given.</summary>
    public const int DefaultWebSocketPort = 9997;

    /// <summary>The usual port of Zeek's cluster interface.</summary>
    public const int DefaultClusterWebSocketPort = 27759;

    private readonly List<WebSocketListener> _webSockets = [];

    /// <summary>Serves WebSocket clients. They are peers of this endpoint; what they subscribe to, it announces.</summary>
    /// <param name="address">The local address; empty for all.</param>
    /// <param name="port">The port; 0 for one that the system chooses.</param>
    /// <param name="options">Which interface, and its limits.</param>
    /// <returns>The port.</returns>
    /// <exception cref="BrokerException">The port is not to be had; the message says why.</exception>
    public int ListenWebSocket(string address = "", int port = 0, WebSocketServerOptions? options = null)
    {
        options ??= new WebSocketServerOptions();
        options.Tls.Check();
        var listener = new WebSocketListener(this, address, port, options);
        lock (_gate)
            _webSockets.Add(listener);
        return listener.Port;
    }

    /// <summary>Takes a message from a client.</summary>
    /// <param name="client">Who sent it; it does not get it back.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="value">The value.</param>
    /// <param name="reachesPeers">Whether it goes to peers as if it were published here, or only where messages are forwarded.</param>
    /// <param name="pressure">Who is to be waited for.</param>
    internal void ReceiveFromClient(WebSocketLink client, Topic topic, BrokerData value, bool reachesPeers, ref Pressure pressure)
    {
        if (topic.StartsWith(ReservedTopics.Local))
            return;
        DeliverHere(topic, value, null, ref pressure);
        var envelope = NewEnvelope(EnvelopeType.Data, EndpointId.Nil, topic, value, default);
        if (reachesPeers || Options.ForwardMessages)
            SendToPeers(envelope, client, ref pressure);
        else
            SendToClients(envelope, client, ref pressure);
    }

    // Clients have no other way to messages, so they get them whether or not this endpoint forwards.
    private void SendToClients(in Envelope envelope, PeerLink from, ref Pressure pressure)
    {
        foreach (var peer in _peers)
        {
            if (peer is WebSocketLink && peer != from && envelope.Receiver.IsNil && peer.Filter.Matches(envelope.Topic))
                peer.Send(envelope, ref pressure);
        }
    }

    private async Task CloseWebSocketsAsync()
    {
        WebSocketListener[] listeners;
        lock (_gate)
            listeners = [.. _webSockets];
        foreach (var link in _peers)
        {
            if (link is WebSocketLink)
                await link.CloseAsync().ConfigureAwait(false);
        }

        foreach (var listener in listeners)
            await listener.DisposeAsync().ConfigureAwait(false);
    }
}
