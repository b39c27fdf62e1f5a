using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Storage.Redis;

/// <summary>A connection that speaks RESP 2, one command at a time.</summary>
internal sealed class RespConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly RespReader _replies;

    private RespConnection(Socket socket)
    {
        _socket = socket;
        _replies = new(buffer => socket.Receive(buffer));
    }

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">There is nobody, or not in time.</exception>
    public static RespConnection Open(System.Net.EndPoint at, TimeSpan connecting, TimeSpan operating)
    {
        var protocol = at.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp;
        var socket = at is System.Net.DnsEndPoint ? new Socket(SocketType.Stream, protocol) : new Socket(at.AddressFamily, SocketType.Stream, protocol);
        using var limit = new CancellationTokenSource(connecting);
        try
        {
            socket.ConnectAsync(at, limit.Token).AsTask().GetAwaiter().GetResult();
            var milliseconds = Math.Max(1, (int)operating.TotalMilliseconds);
            (socket.SendTimeout, socket.ReceiveTimeout) = (milliseconds, milliseconds);
            return new(socket);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command and reads the reply.</summary>
    /// <exception cref="SocketException">The connection broke, or it took too long.</exception>
    /// <exception cref="InvalidDataException">The peer does not speak RESP.</exception>
    public RespReply Ask(params ReadOnlySpan<byte[]> words)
    {
        using var text = new MemoryStream();
        Write(text, $"*{words.Length}\r\n");
        foreach (var word in words)
        {
            Write(text, $"${word.Length}\r\n");
            text.Write(word);
            Write(text, "\r\n");
        }

        var octets = text.GetBuffer().AsSpan(0, (int)text.Length);
        while (!octets.IsEmpty)
            octets = octets[_socket.Send(octets)..];
        return _replies.Read();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static void Write(MemoryStream text, FormattableString what) =>
        text.Write(Encoding.ASCII.GetBytes(what.ToString(CultureInfo.InvariantCulture)));

    private static void Write(MemoryStream text, string what) => text.Write(Encoding.ASCII.GetBytes(what));
}
