using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Protocols.WebSocket;

/// <summary>Settings of scripts that concern WebSocket; read once for each engine.</summary>
internal sealed class WebSocketOptions(IScriptNames names)
{
    /// <summary>Largest payload of a control frame, octets (<c>WebSocket::max_control_frame_size</c>).</summary>
    public ulong MaxControlFrame { get; } = names.Count("WebSocket::max_control_frame_size", 125);

    /// <summary>Pieces in which payload is handed on, octets (<c>WebSocket::payload_chunk_size</c>).</summary>
    public int ChunkSize { get; } = (int)Math.Clamp(names.Count("WebSocket::payload_chunk_size", 8192), 1, 1 << 24);

    /// <summary>The one of an engine, made on first use.</summary>
    public static WebSocketOptions Of(EngineContext engine)
    {
        if (engine.Find<WebSocketOptions>() is { } present)
            return present;
        var options = new WebSocketOptions(engine.Service<IScriptNames>());
        engine.AddService(options);
        return options;
    }
}
