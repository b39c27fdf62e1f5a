using System.Net.WebSockets;
using System.Text;

namespace Vigil.Broker.Tests;

/// <summary>A client of the platform that says and hears whole texts.</summary>
internal static class JsonSocket
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<ClientWebSocket> ConnectAsync(int port, string path = "/v1/messages/json")
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), default);
        return socket;
    }

    public static Task SayAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

    public static async Task<string> HearAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[65536];
        var read = await socket.ReceiveAsync(buffer, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
