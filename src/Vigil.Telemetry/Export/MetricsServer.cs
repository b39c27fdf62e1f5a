using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Export;

/// <summary>Serves <c>GET /metrics</c> on <c>Telemetry::metrics_address</c> and <c>Telemetry::metrics_port</c>.</summary>
/// <remarks>Connections are served on threads of the pool; the text is made in the engine's thread, between packets.</remarks>
internal sealed class MetricsServer : IOutsideSource, IDisposable
{
    private const int LongestRequest = 8192;
    private const int MostConnections = 32;

    private readonly EngineContext _context;
    private readonly TcpListener _listener;
    private readonly (string Name, string Value) _endpoint;
    private readonly TimeSpan _patience;
    private readonly ConcurrentQueue<TaskCompletionSource<string>> _asked = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _places = new(MostConnections);

    private MetricsServer(EngineContext context, IScriptNames names, IPEndPoint at)
    {
        _context = context;
        _endpoint = (names.Text("Telemetry::metrics_endpoint_label", "node"), names.Text("Telemetry::metrics_endpoint_name", ""));
        _patience = TimeSpan.FromSeconds(Math.Clamp(names.Double("Telemetry::callback_timeout", 5), 0.1, 3600));
        _listener = new(at);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <inheritdoc/>
    public bool HoldsFirstPacket => false;

    /// <summary>The address served.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Begins to serve, if scripts chose a port.</summary>
    /// <exception cref="FatalError">The address cannot be used.</exception>
    public static MetricsServer? Start(EngineContext context, IScriptNames names)
    {
        if (names.FindValue("Telemetry::metrics_port") is not { IsSet: true } chosen || chosen.AsPort().Number == 0)
            return null;
        var text = names.Text("Telemetry::metrics_address", "");
        var address = IPAddress.Any;
        if (text.Length > 0 && !IPAddress.TryParse(text, out address))
            throw new FatalError($"Telemetry::metrics_address: '{text}' is no address");
        try
        {
            var server = new MetricsServer(context, names, new(address!, chosen.AsPort().Number)); // parsed, or any
            context.Outside.Add(server);
            return server;
        }
        catch (SocketException error)
        {
            throw new FatalError($"metrics cannot be served at {address}:{chosen.AsPort().Number}: {error.Message}; choose another Telemetry::metrics_port");
        }
    }

    /// <inheritdoc/>
    public bool Deliver()
    {
        if (_asked.IsEmpty)
            return false;
        var registry = _context.Service<MetricRegistry>();
        registry.Sync();
        var text = PrometheusText.Write(registry.Families, _endpoint);
        while (_asked.TryDequeue(out var asked))
            asked.TrySetResult(text);
        return false;
    }

    /// <inheritdoc/>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await _places.WaitAsync(_stop.Token).ConfigureAwait(false);
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(_patience + _patience);
            var stream = client.GetStream();
            var request = await ReadAsync(stream, limit.Token).ConfigureAwait(false);
            var (status, body) = await AnswerAsync(request, limit.Token).ConfigureAwait(false);
            var octets = Encoding.UTF8.GetBytes(body);
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: {octets.Length}\r\nConnection: close\r\n\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), limit.Token).ConfigureAwait(false);
            await stream.WriteAsync(octets, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or too slow.
        }
        finally
        {
            client.Dispose();
            _places.Release();
        }
    }

    private async Task<(string Status, string Body)> AnswerAsync(string request, CancellationToken stop)
    {
        var words = request.Split(' ', 3);
        if (words.Length < 3 || words[0] != "GET")
            return ("405 Method Not Allowed", "");
        if (words[1].Split('?')[0] is not "/metrics")
            return ("404 Not Found", "metrics are at /metrics\n");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(asked);
        _context.Outside.Signal();
        try
        {
            return ("200 OK", await asked.Task.WaitAsync(_patience, stop).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return ("503 Service Unavailable", "the engine is busy\n");
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var buffer = new byte[LongestRequest];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
                break;
        }

        return Encoding.Latin1.GetString(buffer, 0, length);
    }
}
