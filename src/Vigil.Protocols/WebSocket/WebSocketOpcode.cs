namespace Vigil.Protocols.WebSocket;

/// <summary>Kinds of frames (RFC 6455, 5.2).</summary>
internal enum WebSocketOpcode : byte
{
    /// <summary>Goes on with the message of the frame before.</summary>
    Continuation = 0,

    /// <summary>Text in UTF-8.</summary>
    Text = 1,

    /// <summary>Octets.</summary>
    Binary = 2,

    /// <summary>An end is done.</summary>
    Close = 8,

    /// <summary>Wants a pong.</summary>
    Ping = 9,

    /// <summary>Answers a ping.</summary>
    Pong = 10,
}
