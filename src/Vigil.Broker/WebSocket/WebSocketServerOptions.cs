namespace Vigil.Broker;

/// <summary>Which of the two JSON interfaces a listener speaks. The messages are the same; what is accepted and answered differs.</summary>
public enum WebSocketDialect
{
    /// <summary>Broker's own: any value.</summary>
    Broker,

    /// <summary>Zeek's cluster interface: events only, each with a topic.</summary>
    Cluster,
}

/// <summary>How WebSocket clients are served.</summary>
public sealed record WebSocketServerOptions
{
    /// <summary>The interface.</summary>
    public WebSocketDialect Dialect { get; init; }

    /// <summary>How connections are secured; in the clear unless given, since browsers know no anonymous TLS.</summary>
    public TlsOptions Tls { get; init; } = TlsOptions.Disabled;

    /// <summary>What clients must show, as <c>Authorization: Bearer TOKEN</c> or <c>?token=TOKEN</c>; nothing unless given.</summary>
    public string? Token { get; init; }

    /// <summary>Clients at once.</summary>
    public int MaxClients { get; init; } = 100;

    /// <summary>Octets of a message from a client.</summary>
    public int MaxMessageSize { get; init; } = 16 << 20;

    /// <summary>Topics a client may subscribe to.</summary>
    public int MaxSubscriptions { get; init; } = 4096;

    /// <summary>How often a client has to show that it is there; zero for never.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The version that clients are told.</summary>
    public string Version { get; init; } = "2.8.0-dev";

    /// <summary>How octets that are no text are written.</summary>
    public JsonOctets Octets { get; init; }

    /// <summary>For <see cref="WebSocketDialect.Cluster"/>: says whether an event is known here with such arguments; all are unless given.</summary>
    public Func<ZeekEvent, bool>? AcceptsEvent { get; init; }
}
