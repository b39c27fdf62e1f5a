using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Vigil.Broker;

/// <summary>A client of either JSON interface, Zeek's or this library's. One thread may send while another receives.</summary>
public sealed class BrokerWebSocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly int _maxMessageSize;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _incoming = new();
    private readonly ArrayBufferWriter<byte> _outgoing = new();

    private BrokerWebSocketClient(ClientWebSocket socket, int maxMessageSize)
    {
        _socket = socket;
        _maxMessageSize = maxMessageSize;
    }

    /// <summary>What the server calls this client or itself.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>The server's version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Connects and subscribes; completes when the server has acknowledged.</summary>
    /// <param name="server">Its address; the path is <c>/v1/messages/json</c> unless given.</param>
    /// <param name="subscriptions">Beginnings of topics; none to publish only. They cannot be changed later.</param>
    /// <param name="token">What the server wants to be shown, if anything.</param>
    /// <param name="configure">Settings of the connection: certificates, headers.</param>
    /// <param name="maxMessageSize">Octets of a message from the server.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BrokerException">The server refused; the message says why.</exception>
    public static async Task<BrokerWebSocketClient> ConnectAsync(
        Uri server, IEnumerable<string> subscriptions, string? token = null, Action<ClientWebSocketOptions>? configure = null,
        int maxMessageSize = 64 << 20, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (server.AbsolutePath is "/" or "")
            server = new Uri(server, "/v1/messages/json");
        var socket = new ClientWebSocket();
        if (token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        configure?.Invoke(socket.Options);
        var client = new BrokerWebSocketClient(socket, maxMessageSize);
        try
        {
            await socket.ConnectAsync(server, cancellation).ConfigureAwait(false);
            await client.SendTextAsync(JsonSerializer.SerializeToUtf8Bytes(subscriptions), cancellation).ConfigureAwait(false);
            using var ack = await client.ReceiveDocumentAsync(cancellation).ConfigureAwait(false)
                ?? throw new BrokerException(ErrorCode.PeerUnavailable, $"the server closed the connection: {socket.CloseStatusDescription}");
            ThrowIfError(ack.RootElement);
            client.Endpoint = Text(ack.RootElement, "endpoint");
            client.Version = Text(ack.RootElement, "version");
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Publishes a value.</summary>
    public async Task PublishAsync(Topic topic, BrokerData value, CancellationToken cancellation = default)
    {
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _outgoing.ResetWrittenCount();
            new JsonOutput(_outgoing).WriteMessage(topic, value);
            await _socket.SendAsync(_outgoing.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Publishes a Zeek event.</summary>
    public Task PublishEventAsync(Topic topic, string eventName, params BrokerData[] arguments) =>
        PublishAsync(topic, ZeekMessage.Event(eventName, arguments).Data);

    /// <summary>Receives the next message.</summary>
    /// <returns>Nothing if the server has closed the connection; see <see cref="CloseReason"/>.</returns>
    /// <exception cref="BrokerException">The server reports an error in something that was sent; receiving can go on.</exception>
    public async Task<Message?> ReceiveAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            if (!await ReceiveTextAsync(cancellation).ConfigureAwait(false))
                return null;
            var fault = JsonInput.TryReadMessage(_incoming.WrittenMemory, out var value, out var topic);
            if (fault == JsonFault.None && topic is not null)
                return new Message(topic, value);
            using var document = JsonDocument.Parse(_incoming.WrittenMemory);
            ThrowIfError(document.RootElement);
        }
    }

    /// <summary>All messages until the server closes the connection.</summary>
    public async IAsyncEnumerable<Message> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await ReceiveAsync(cancellation).ConfigureAwait(false) is { } message)
            yield return message;
    }

    /// <summary>Why the server has closed the connection.</summary>
    public string CloseReason => $"{(int?)_socket.CloseStatus}: {_socket.CloseStatusDescription}";

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is WebSocketException || Connections.IsLoss(e))
            {
            }
        }

        _socket.Dispose();
    }

    private static void ThrowIfError(JsonElement message)
    {
        if (message.ValueKind == JsonValueKind.Object && Text(message, "type") == "error")
            throw new BrokerException(ErrorCode.InvalidMessage, $"{Text(message, "code")}: {Text(message, "context")}");
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private async Task SendTextAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<JsonDocument?> ReceiveDocumentAsync(CancellationToken cancellation) =>
        await ReceiveTextAsync(cancellation).ConfigureAwait(false) ? JsonDocument.Parse(Encoding.UTF8.GetString(_incoming.WrittenSpan)) : null;

    private async Task<bool> ReceiveTextAsync(CancellationToken cancellation)
    {
        _incoming.ResetWrittenCount();
        while (true)
        {
            var read = await _socket.ReceiveAsync(_incoming.GetMemory(4096), cancellation).ConfigureAwait(false);
            if (read.MessageType == WebSocketMessageType.Close)
                return false;
            _incoming.Advance(read.Count);
            if (_incoming.WrittenCount > _maxMessageSize)
                throw new BrokerException(ErrorCode.InvalidMessage, $"the server sent a message of more than {_maxMessageSize} octets");
            if (read.EndOfMessage)
                return true;
        }
    }
}
