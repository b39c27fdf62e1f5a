using System.Net.Sockets;

namespace Vigil.Broker;

/// <summary>Takes connections from peers.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Endpoint _owner;
    private readonly Acceptor _acceptor;

    public Listener(Endpoint owner, string address, int port)
    {
        _owner = owner;
        _acceptor = new Acceptor(address, port, owner.Options.MaxHandshakes, ServeAsync);
    }

    /// <summary>The port, also if the system chose it.</summary>
    public int Port => _acceptor.Port;

    public ValueTask DisposeAsync() => _acceptor.DisposeAsync();

    // Handshakes are limited, not peers.
    private async Task ServeAsync(Socket socket, Acceptor.Place place, CancellationToken stop)
    {
        var network = Connections.RemoteOf(socket);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_owner.Options.HandshakeTimeout);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        await using (stream.ConfigureAwait(false))
        {
            stream = await _owner.Tls.AcceptAsync(stream, forBrowsers: false, limit.Token).ConfigureAwait(false);
            var handshake = _owner.NewHandshake(isAcceptor: true);
            var reader = await Connections.ShakeHandsAsync(handshake, _owner.Registry, stream, _owner.Options.MaxMessageSize, limit.Token).ConfigureAwait(false);
            place.Dispose();
            if (handshake.State == HandshakeState.Established)
                await new WireLink(_owner, handshake, socket, stream, reader, network, isOutbound: false).RunAsync(handshake.SentFilter).ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
