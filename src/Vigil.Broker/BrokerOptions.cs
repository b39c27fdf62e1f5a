namespace Vigil.Broker;

/// <summary>How an endpoint behaves. Checked when it is made.</summary>
public sealed record BrokerOptions
{
    /// <summary>The id; random unless given.</summary>
    public EndpointId Id { get; init; }

    /// <summary>A name for people, in messages about this endpoint.</summary>
    public string Name { get; init; } = "";

    /// <summary>How connections are secured: anonymously by default, as the reference does.</summary>
    public TlsOptions Tls { get; init; } = TlsOptions.Anonymous;

    /// <summary>Whether messages from one peer go on to others. Only topics that this endpoint announces itself reach it, see <see cref="Endpoint.Forward"/>.</summary>
    public bool ForwardMessages { get; init; }

    /// <summary>Whether a message that comes round in a circle of endpoints is known again and dropped. Works among endpoints of this library.</summary>
    public bool LoopGuard { get; init; } = true;

    /// <summary>What may wait for a peer that reads slowly.</summary>
    public FlowLimits PeerFlow { get; init; } = new();

    /// <summary>What may wait for a subscriber in this process. By default its publishers wait for it, up to those in other processes.</summary>
    public FlowLimits SubscriberFlow { get; init; } = new() { Capacity = 1024, Policy = OverflowPolicy.Block };

    /// <summary>What may wait for a WebSocket client.</summary>
    public FlowLimits WebSocketFlow { get; init; } = new() { Capacity = 512, Policy = OverflowPolicy.Disconnect };

    /// <summary>Octets of the longest message that is received; a peer that announces a longer one is disconnected.</summary>
    public int MaxMessageSize { get; init; } = 64 << 20;

    /// <summary>How long an attempt to connect may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a handshake may take, TLS included.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a goodbye waits for its answer.</summary>
    public TimeSpan GoodbyeTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Connections in handshake that a listener bears at once; further ones wait in the system's queue.</summary>
    public int MaxHandshakes { get; init; } = 256;

    /// <summary>The clock of this endpoint, for the expiry of stores; simulated in tests and when traces are replayed.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a store's clone waits for its first copy before reads fail.</summary>
    public TimeSpan MaxGetDelay { get; init; } = TimeSpan.FromSeconds(5);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMessageSize, 1024, nameof(MaxMessageSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(PeerFlow.Capacity, 1, nameof(PeerFlow));
        ArgumentOutOfRangeException.ThrowIfLessThan(SubscriberFlow.Capacity, 1, nameof(SubscriberFlow));
        Tls.Check();
    }
}
