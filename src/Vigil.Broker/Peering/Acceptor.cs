using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker;

/// <summary>Takes connections at a port, no more at once than a limit says; further ones wait in the system's queue.</summary>
internal sealed class Acceptor : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Socket, Place, CancellationToken, Task> _serve;
    private readonly Task _loop;

    /// <summary>Listens.</summary>
    /// <param name="address">The local address; empty for all.</param>
    /// <param name="port">The port; 0 for one that the system chooses.</param>
    /// <param name="limit">How many connections are borne at once.</param>
    /// <param name="serve">Serves a connection and closes it. Losses of connections end it; its place is given back then, or sooner by itself.</param>
    /// <exception cref="BrokerException">The port is not to be had.</exception>
    public Acceptor(string address, int port, int limit, Func<Socket, Place, CancellationToken, Task> serve)
    {
        _serve = serve;
        _places = new SemaphoreSlim(limit);
        _socket = Connections.Listen(address, port);
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port; // it is bound
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
                await _places.WaitAsync(_stop.Token).ConfigureAwait(false);
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
        using var place = new Place(_places);
        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await _serve(socket, place, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
            // Whoever fails here was never anybody: there is nothing to report.
        }
    }

    /// <summary>One connection's place among those that are borne at once.</summary>
    internal sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private bool _isFree;

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            if (_isFree)
                return;
            _isFree = true;
            places.Release();
        }
    }
}
