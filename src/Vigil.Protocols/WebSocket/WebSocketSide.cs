namespace Vigil.Protocols.WebSocket;

/// <summary>How far one direction has come.</summary>
internal struct WebSocketSide
{
    /// <summary>The frame at work, if <see cref="InFrame"/>.</summary>
    public WebSocketFrameHeader Frame { get; set; }

    /// <summary>Whether payload of <see cref="Frame"/> is still to come.</summary>
    public bool InFrame { get; set; }

    /// <summary>Octets of the frame's payload that have been handed on.</summary>
    public long Taken { get; set; }

    /// <summary>What the message at work is, by its first frame.</summary>
    public WebSocketOpcode Message { get; set; }
}
