using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Vigil.Broker;

/// <summary>Opening connections, and how they end.</summary>
internal static class Connections
{
    // Filters can hold thousands of topics; nothing else in a handshake is long.
    private const int MaxHandshakeFrame = 1 << 20;

    /// <summary>Whether an exception says no more than that a connection is over.</summary>
    public static bool IsLoss(Exception exception) => exception is IOException or SocketException or ObjectDisposedException
        or OperationCanceledException or AuthenticationException or InvalidOperationException or TimeoutException;

    /// <summary>Opens a TCP connection.</summary>
    public static async Task<Socket> ConnectAsync(NetworkInfo network, TimeSpan timeout, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(timeout);
            await socket.ConnectAsync(network.Address, network.Port, limit.Token).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens a listening socket.</summary>
    /// <exception cref="BrokerException">The address is not to be had; the message says why.</exception>
    public static Socket Listen(string address, int port)
    {
        var local = address.Length == 0 ? IPAddress.IPv6Any
            : IPAddress.TryParse(address, out var parsed) ? parsed
            : Dns.GetHostAddresses(address)[0];
        Socket? socket = null;
        try
        {
            socket = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (address.Length == 0)
                socket.DualMode = true;
            socket.Bind(new IPEndPoint(local, port));
            socket.Listen(512);
            return socket;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            throw new BrokerException(ErrorCode.CannotOpenResource, $"cannot listen on {(address.Length == 0 ? "*" : address)}:{port}: {e.Message}");
        }
    }

    /// <summary>The other side of a socket.</summary>
    public static NetworkInfo RemoteOf(Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote)
            return new NetworkInfo("", 0);
        var address = remote.Address.IsIPv4MappedToIPv6 ? remote.Address.MapToIPv4() : remote.Address;
        return new NetworkInfo(address.ToString(), remote.Port);
    }

    /// <summary>Leads a handshake over a stream to its end.</summary>
    /// <returns>The reader, which may hold messages already.</returns>
    public static async Task<FrameReader> ShakeHandsAsync(
        Handshake handshake, PeerRegistry registry, Stream stream, int maxMessageSize, CancellationToken cancellation)
    {
        var reader = new FrameReader(stream, MaxHandshakeFrame);
        try
        {
            handshake.Start();
            while (true)
            {
                var output = handshake.TakeOutput();
                if (output.Length > 0)
                    await stream.WriteAsync(output, cancellation).ConfigureAwait(false);
                if (handshake.State is HandshakeState.Established or HandshakeState.Failed)
                    break;
                if (handshake.State == HandshakeState.Paused)
                {
                    // Asked for before trying again: a change in between is not missed.
                    var change = registry.Changed;
                    handshake.Resume();
                    if (handshake.State == HandshakeState.Paused)
                        await change.WaitAsync(cancellation).ConfigureAwait(false);
                    continue;
                }

                if (reader.TryTake(out var offset, out var length))
                    handshake.OnFrame(reader.Buffer.AsSpan(offset, length));
                else if (!await reader.FillAsync(cancellation).ConfigureAwait(false))
                    handshake.Abandon(ErrorCode.PeerDisconnectDuringHandshake, "the peer closed the connection during the handshake");
            }
        }
        catch (InvalidDataException e)
        {
            handshake.Abandon(ErrorCode.InvalidMessage, e.Message);
        }
        catch (Exception e) when (IsLoss(e))
        {
            handshake.Abandon(e is OperationCanceledException ? ErrorCode.PeerTimeout : ErrorCode.PeerDisconnectDuringHandshake, e.Message);
        }

        reader.MaxSize = maxMessageSize;
        return reader;
    }
}
