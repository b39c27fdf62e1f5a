using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Storage.Redis;

/// <summary>A connection that speaks RESP 2, one command at a time.</summary>
internal sealed class RespConnection : IDisposable
{
    private const int LongestLine = 64 << 10;
    private const int LongestString = 512 << 20; // the limit of the server itself

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;

    private RespConnection(Socket socket) => _socket = socket;

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
        return Read();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static void Write(MemoryStream text, FormattableString what) =>
        text.Write(Encoding.ASCII.GetBytes(what.ToString(CultureInfo.InvariantCulture)));

    private static void Write(MemoryStream text, string what) => text.Write(Encoding.ASCII.GetBytes(what));

    private RespReply Read()
    {
        var line = ReadLine();
        if (line.Length == 0)
            throw new InvalidDataException("an empty reply");
        switch (line[0])
        {
            case (byte)'+':
                return new(IsError: false, line[1..]);
            case (byte)'-':
                return new(IsError: true, line[1..]);
            case (byte)':':
                return new(IsError: false, line[1..]);
            case (byte)'$':
                var length = Length(line);
                return length < 0 ? new(IsError: false, null) : new(IsError: false, ReadString(length));
            default:
                throw new InvalidDataException($"a reply of kind '{(char)line[0]}'");
        }
    }

    private static int Length(byte[] line) =>
        Utf8Parser.TryParse(line.AsSpan(1), out int length, out var used) && used == line.Length - 1 && length is >= -1 and <= LongestString
            ? length
            : throw new InvalidDataException("a length that is none");

    private byte[] ReadLine()
    {
        var line = new List<byte>();
        while (true)
        {
            var octet = Next();
            if (octet == '\n' && line is [.., (byte)'\r'])
                return [.. line[..^1]];
            if (line.Count >= LongestLine)
                throw new InvalidDataException("a line without end");
            line.Add(octet);
        }
    }

    // Grows with what comes, not with what was announced.
    private byte[] ReadString(int length)
    {
        using var text = new MemoryStream();
        while (text.Length < length)
            text.WriteByte(Next());
        return Next() == '\r' && Next() == '\n' ? text.ToArray() : throw new InvalidDataException("a string without end");
    }

    private byte Next()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, _socket.Receive(_buffer));
            if (_end == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
        }

        return _buffer[_start++];
    }
}

/// <summary>A reply.</summary>
/// <param name="IsError">Whether the command failed.</param>
/// <param name="Text">What was said; <see langword="null"/>: nothing there.</param>
internal readonly record struct RespReply(bool IsError, byte[]? Text)
{
    /// <summary>What was said, as words.</summary>
    public string Words => Text is null ? "" : Encoding.UTF8.GetString(Text);
}
