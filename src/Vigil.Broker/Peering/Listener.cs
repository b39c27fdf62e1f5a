using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker;

/// <summary>Takes connections from peers.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Endpoint _owner;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _handshakes;
    private readonly Task _loop;

    public Listener(Endpoint owner, string address, int port)
    {
        _owner = owner;
        _socket = Connections.Listen(address, port);
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port; // it is bound
        _handshakes = new SemaphoreSlim(owner.Options.MaxHandshakes);
        _loop = AcceptAsync();
    }

    /// <summary>The port, also if the system chose it.</summary>
    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _loop.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _handshakes.WaitAsync(_stop.Token).ConfigureAwait(false);
                var socket = await _socket.AcceptAsync(_stop.Token).ConfigureAwait(false);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        var isShaking = true;
        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            var network = Connections.RemoteOf(socket);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(_owner.Options.HandshakeTimeout);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            await using (stream.ConfigureAwait(false))
            {
                stream = await _owner.Tls.AcceptAsync(stream, forBrowsers: false, limit.Token).ConfigureAwait(false);
                var handshake = _owner.NewHandshake(isAcceptor: true);
                var reader = await Connections.ShakeHandsAsync(handshake, _owner.Registry, stream, _owner.Options.MaxMessageSize, limit.Token).ConfigureAwait(false);
                _handshakes.Release();
                isShaking = false;
                if (handshake.State == HandshakeState.Established)
                    await new WireLink(_owner, handshake, socket, stream, reader, network, isOutbound: false).RunAsync(handshake.SentFilter).ConfigureAwait(false);
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
            // Whoever fails here was never a peer: there is nobody to report.
        }
        finally
        {
            if (isShaking)
                _handshakes.Release();
        }
    }
}
