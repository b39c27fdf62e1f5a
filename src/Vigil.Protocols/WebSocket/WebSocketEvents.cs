using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.WebSocket;

/// <summary>What scripts hear of WebSocket.</summary>
internal sealed partial class WebSocketEvents : EventSource
{
    /// <summary>A connection has been upgraded; <c>WebSocket::__configure_analyzer</c> can tell what frames carry.</summary>
    [Event("websocket_established", "c: connection, aid: count")]
    public partial void Established(Connection c, ulong aid);

    /// <summary>A frame begins.</summary>
    [Event("websocket_frame", "c: connection, is_orig: bool, fin: bool, rsv: count, opcode: count, payload_len: count")]
    public partial void Frame(Connection c, bool isOrig, bool isFinal, ulong reserved, ulong opcode, ulong length);

    /// <summary>Payload of a frame, mask removed, in pieces of limited size.</summary>
    [Event("websocket_frame_data", "c: connection, is_orig: bool, data: string")]
    public partial void FrameData(Connection c, bool isOrig, ReadOnlySpan<byte> data);

    /// <summary>A message is complete; the opcode is that of its first frame.</summary>
    [Event("websocket_message", "c: connection, is_orig: bool, opcode: count")]
    public partial void Message(Connection c, bool isOrig, ulong opcode);

    /// <summary>A close frame; without a status it is 0.</summary>
    [Event("websocket_close", "c: connection, is_orig: bool, status: count, reason: string")]
    public partial void Close(Connection c, bool isOrig, ulong status, ByteString reason);
}
