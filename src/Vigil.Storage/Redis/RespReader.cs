using System.Buffers.Text;
using System.Net.Sockets;

namespace Vigil.Storage.Redis;

/// <summary>Reads the replies of a server that speaks RESP 2.</summary>
/// <param name="receive">Fills a buffer with what comes next; the number of octets, 0 at the end.</param>
internal sealed class RespReader(Func<byte[], int> receive)
{
    private const int LongestLine = 64 << 10;
    private const int LongestString = 512 << 20; // the limit of the server itself

    private readonly byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;

    /// <summary>Reads one.</summary>
    /// <exception cref="SocketException">There is no more.</exception>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public RespReply Read()
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
        {
            if (_start == _end)
                Receive();
            var count = (int)Math.Min(_end - _start, length - text.Length);
            text.Write(_buffer, _start, count);
            _start += count;
        }

        return Next() == '\r' && Next() == '\n' ? text.ToArray() : throw new InvalidDataException("a string without end");
    }

    private byte Next()
    {
        if (_start == _end)
            Receive();
        return _buffer[_start++];
    }

    private void Receive()
    {
        (_start, _end) = (0, receive(_buffer));
        if (_end == 0)
            throw new SocketException((int)SocketError.ConnectionReset);
    }
}
