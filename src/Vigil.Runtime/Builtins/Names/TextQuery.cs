using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>Asks a name server for the text of a name (RFC 1035, 3.3.14 and 4.1); the platform's resolver has no call for it.</summary>
internal static class TextQuery
{
    private const int HeaderLength = 12;
    private const int TextType = 16;
    private const int Pointer = 0xC0;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The text, or <see langword="null"/>.</summary>
    public static async Task<byte[]?> Ask(string name)
    {
        if (Server() is not { } server || Question(name) is not { } question)
            return null;
        try
        {
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server, 53).ConfigureAwait(false); // connected: answers of others do not reach us
            await socket.SendAsync(question).ConfigureAwait(false);
            var answer = new byte[4096];
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                var length = await socket.ReceiveAsync(answer, patience.Token).ConfigureAwait(false);
                if (length >= HeaderLength && answer.AsSpan(0, 2).SequenceEqual(question.AsSpan(0, 2)))
                    return Read(answer.AsSpan(0, length));
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The question for a name; <see langword="null"/> if it is none.</summary>
    internal static byte[]? Question(string name)
    {
        var query = new List<byte>(HeaderLength + name.Length + 6);
        var header = new byte[HeaderLength];
        RandomNumberGenerator.Fill(header.AsSpan(0, 2));
        header[2] = 1; // recursion desired
        header[5] = 1; // one question
        query.AddRange(header);
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            var octets = Encoding.UTF8.GetBytes(label);
            if (octets.Length is 0 or > 63)
                return null;
            query.Add((byte)octets.Length);
            query.AddRange(octets);
        }

        query.AddRange([0, 0, TextType, 0, 1]);
        return [.. query];
    }

    /// <summary>The strings of the first text record of an answer, joined.</summary>
    internal static byte[]? Read(ReadOnlySpan<byte> answer)
    {
        if (answer.Length < HeaderLength || (answer[2] & 0x80) == 0 || (answer[3] & 0x0F) != 0)
            return null;
        var questions = BinaryPrimitives.ReadUInt16BigEndian(answer[4..]);
        var records = BinaryPrimitives.ReadUInt16BigEndian(answer[6..]);
        var rest = answer[HeaderLength..];
        for (var i = 0; i < questions; i++)
        {
            if (!SkipName(ref rest) || !Skip(ref rest, 4))
                return null;
        }

        for (var i = 0; i < records; i++)
        {
            if (!SkipName(ref rest) || rest.Length < 10)
                return null;
            var type = BinaryPrimitives.ReadUInt16BigEndian(rest);
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[8..]);
            rest = rest[10..];
            if (length > rest.Length)
                return null;
            if (type == TextType)
                return Join(rest[..length]);
            rest = rest[length..];
        }

        return null;
    }

    private static byte[] Join(ReadOnlySpan<byte> strings)
    {
        var text = new List<byte>(strings.Length);
        while (!strings.IsEmpty)
        {
            var length = Math.Min(strings[0], strings.Length - 1);
            text.AddRange(strings.Slice(1, length));
            strings = strings[(1 + length)..];
        }

        return [.. text];
    }

    private static bool SkipName(ref ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var length = rest[0];
            if (length >= Pointer)
                return Skip(ref rest, 2);
            if (!Skip(ref rest, 1 + length))
                return false;
            if (length == 0)
                return true;
        }

        return false;
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count > rest.Length)
            return false;
        rest = rest[count..];
        return true;
    }

    // The first name server that the system is set up with; ZEEK_DNS_RESOLVER names another.
    private static IPAddress? Server()
    {
        if (IPAddress.TryParse(Environment.GetEnvironmentVariable("ZEEK_DNS_RESOLVER"), out var chosen))
            return chosen;
        try
        {
            foreach (var line in File.ReadLines("/etc/resolv.conf"))
            {
                var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var server))
                    return server;
            }
        }
        catch (IOException)
        {
            // No configuration, no server.
        }

        return null;
    }
}
