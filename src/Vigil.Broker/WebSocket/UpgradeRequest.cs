using System.Security.Cryptography;
using System.Text;

namespace Vigil.Broker;

/// <summary>The HTTP request that begins a WebSocket connection (RFC 6455, section 4.2.1).</summary>
internal sealed class UpgradeRequest
{
    private const int MaxSize = 16 << 10;
    private const int MaxHeaders = 100;
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path, without what follows a question mark.</summary>
    public string Path { get; private init; } = "";

    /// <summary>What follows the question mark.</summary>
    public string Query { get; private init; } = "";

    /// <summary>Whether it asks for a WebSocket of the one version there is.</summary>
    public bool IsUpgrade => Header("Upgrade").Equals("websocket", StringComparison.OrdinalIgnoreCase)
        && Header("Connection").Contains("upgrade", StringComparison.OrdinalIgnoreCase)
        && Header("Sec-WebSocket-Version") == "13" && Header("Sec-WebSocket-Key").Length is > 0 and < 100;

    /// <summary>Reads a request; not an octet beyond it.</summary>
    /// <returns>Nothing if it is none.</returns>
    public static async Task<UpgradeRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var text = new List<byte>();
        var octet = new byte[1];
        while (text.Count < MaxSize)
        {
            if (await stream.ReadAsync(octet, cancellation).ConfigureAwait(false) == 0)
                return null;
            text.Add(octet[0]);
            if (octet[0] == '\n' && EndsHeaders(text))
                return Parse(Encoding.Latin1.GetString([.. text]));
        }

        return null;
    }

    /// <summary>Understands the text of a request.</summary>
    public static UpgradeRequest? Parse(string text)
    {
        var lines = text.Split("\r\n");
        var words = lines[0].Split(' ');
        if (words is not ["GET", var target, "HTTP/1.1"] || lines.Length > MaxHeaders)
            return null;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var request = new UpgradeRequest
        {
            Path = mark < 0 ? target : target[..mark],
            Query = mark < 0 ? "" : target[(mark + 1)..],
        };
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                request._headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return request;
    }

    /// <summary>A header's value; empty if it is not there.</summary>
    public string Header(string name) => _headers.GetValueOrDefault(name, "");

    /// <summary>Whether the client shows the token; compared in constant time.</summary>
    public bool Shows(string token)
    {
        var shown = Header("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : "";
        foreach (var parameter in Query.Split('&'))
        {
            if (parameter.StartsWith("token=", StringComparison.Ordinal))
                shown = Uri.UnescapeDataString(parameter[6..]);
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token));
    }

    /// <summary>The answer that accepts.</summary>
    public byte[] Accept()
    {
        var key = SHA1.HashData(Encoding.ASCII.GetBytes(Header("Sec-WebSocket-Key") + KeySuffix));
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Convert.ToBase64String(key)}\r\n\r\n");
    }

    /// <summary>An answer that refuses.</summary>
    public static byte[] Refuse(string status, string text) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}");

    private static bool EndsHeaders(List<byte> text) => text.Count >= 4 && text[^2] == '\r' && text[^3] == '\n' && text[^4] == '\r';
}
