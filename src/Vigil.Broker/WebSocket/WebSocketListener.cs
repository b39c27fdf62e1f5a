using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace Vigil.Broker;

/// <summary>Takes connections from WebSocket clients.</summary>
internal sealed partial class WebSocketListener : IAsyncDisposable
{
    private const string Path = "/v1/messages/json";

    private readonly Endpoint _owner;
    private readonly WebSocketServerOptions _options;
    private readonly TlsTransport _tls;
    private readonly Acceptor _acceptor;
    private int _number;

    public WebSocketListener(Endpoint owner, string address, int port, WebSocketServerOptions options)
    {
        _owner = owner;
        _options = options;
        _tls = new TlsTransport(options.Tls);
        _acceptor = new Acceptor(address, port, options.MaxClients, ServeAsync);
    }

    /// <summary>The port, also if the system chose it.</summary>
    public int Port => _acceptor.Port;

    public ValueTask DisposeAsync() => _acceptor.DisposeAsync();

    [GeneratedRegex(@"\A[-/_.=:*@a-zA-Z0-9]+\z")]
    private static partial Regex ApplicationName();

    private async Task ServeAsync(Socket socket, Acceptor.Place place, CancellationToken stop)
    {
        try
        {
            var network = Connections.RemoteOf(socket);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(_owner.Options.HandshakeTimeout);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            await using (stream.ConfigureAwait(false))
            {
                stream = await _tls.AcceptAsync(stream, forBrowsers: true, limit.Token).ConfigureAwait(false);
                var request = await UpgradeRequest.ReadAsync(stream, limit.Token).ConfigureAwait(false);
                if (Refusal(request) is { } refusal)
                    await stream.WriteAsync(refusal, limit.Token).ConfigureAwait(false);
                else
                    await ServeAsync(stream, request!, network, stop).ConfigureAwait(false); // without one it is refused
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (WebSocketException)
        {
        }
    }

    private byte[]? Refusal(UpgradeRequest? request)
    {
        if (request is null || !request.IsUpgrade)
            return UpgradeRequest.Refuse("400 Bad Request", "this is for WebSocket clients");
        if (_options.Token is { } token && !request.Shows(token))
            return UpgradeRequest.Refuse("401 Unauthorized", "a token is required");
        if (_options.Dialect == WebSocketDialect.Broker && request.Path != Path)
            return UpgradeRequest.Refuse("400 Bad Request", $"caf::sec::invalid_argument(\"invalid path; try {Path}\")");
        return null;
    }

    private async Task ServeAsync(Stream stream, UpgradeRequest request, NetworkInfo network, CancellationToken stop)
    {
        await stream.WriteAsync(request.Accept(), stop).ConfigureAwait(false);
        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions
        {
            IsServer = true,
            KeepAliveInterval = _options.PingInterval,
            KeepAliveTimeout = _options.PingInterval > TimeSpan.Zero ? _options.PingInterval : Timeout.InfiniteTimeSpan,
        });
        var link = new WebSocketLink(_owner, socket, _options, network, Interlocked.Increment(ref _number));
        var application = request.Header("X-Application-Name");
        if (request.Path != Path)
            await link.RejectAsync("invalid_uri", $"Invalid URI - use {Path}").ConfigureAwait(false);
        else if (_options.Dialect == WebSocketDialect.Cluster && application.Length > 0 && !ApplicationName().IsMatch(application))
            await link.RejectAsync("invalid_application_name", "Invalid X-Application-Name").ConfigureAwait(false);
        else
            await link.RunAsync().ConfigureAwait(false);
    }
}
