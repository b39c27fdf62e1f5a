using System.Buffers;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>What is wrong with a request line.</summary>
internal enum RequestLineFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>It does not begin with a method and a target.</summary>
    Malformed,

    /// <summary>It does not begin with a method, but ends in a version.</summary>
    MalformedWithVersion,
}

/// <summary>A request line, viewed in place (RFC 9112, section 3): <c>method SP request-target SP HTTP/1.1</c>.</summary>
internal readonly ref struct HttpRequestLine
{
    // RFC 9110, 5.6.2, and all above ASCII, which the reference lets pass no more than it does separators.
    private static readonly SearchValues<byte> TokenOctets =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~"u8);

    // What the reference takes for part of a target when no version follows it: reserved, unreserved and escapes of RFC 2396.
    private static readonly SearchValues<byte> TargetOctets =
        SearchValues.Create("!#$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~"u8);

    /// <summary>Method as it was sent.</summary>
    public required ReadOnlySpan<byte> Method { get; init; }

    /// <summary>Target as it was sent; empty if it is missing.</summary>
    public required ReadOnlySpan<byte> Target { get; init; }

    /// <summary>Version; 0.9 if none is named, default if it is not a number.</summary>
    public required HttpVersion Version { get; init; }

    /// <summary>Whether the version stands where the target should.</summary>
    public bool IsTargetMissing { get; init; }

    /// <summary>Whether <c>HTTP</c> is not in capitals.</summary>
    public bool IsKeywordLower { get; init; }

    /// <summary>Reads a line.</summary>
    public static RequestLineFault Parse(ReadOnlySpan<byte> line, out HttpRequestLine request)
    {
        request = default;
        if (line.IsEmpty)
            return RequestLineFault.Empty;
        var length = line.IndexOfAnyExcept(TokenOctets);
        if (length == 0)
            return EndsInVersion(line) ? RequestLineFault.MalformedWithVersion : RequestLineFault.Malformed;
        if (length < 0 || !MimeText.IsLws(line[length]))
            return RequestLineFault.Malformed;
        var rest = line[length..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty)
            return RequestLineFault.Malformed;
        request = Parse(line[..length], rest);
        return RequestLineFault.None;
    }

    private static HttpRequestLine Parse(ReadOnlySpan<byte> method, ReadOnlySpan<byte> rest)
    {
        var keyword = FindKeyword(rest, out var isLower);
        if (keyword >= 0)
        {
            return new HttpRequestLine
            {
                Method = method,
                Target = rest[..keyword].TrimEnd(" \t"u8),
                Version = HttpVersion.Parse(rest[(keyword + 5)..]),
                IsTargetMissing = keyword == 0,
                IsKeywordLower = isLower,
            };
        }

        var end = rest.IndexOfAnyExcept(TargetOctets);
        return new HttpRequestLine { Method = method, Target = end < 0 ? rest : rest[..end], Version = HttpVersion.V09 };
    }

    // The last "HTTP/" that follows white space: a target may hold spaces, and even the word itself.
    private static int FindKeyword(ReadOnlySpan<byte> rest, out bool isLower)
    {
        isLower = false;
        for (var end = rest.Length; ;)
        {
            var slash = rest[..end].LastIndexOf((byte)'/');
            if (slash < 4)
                return -1;
            var at = slash - 4;
            var word = rest[at..slash];
            if ((at == 0 || rest[at - 1] is (byte)' ' or (byte)'\t') && MimeText.Is(word, "http"u8))
            {
                isLower = !word.SequenceEqual("HTTP"u8);
                return at;
            }

            end = slash;
        }
    }

    private static bool EndsInVersion(ReadOnlySpan<byte> line) =>
        line.Length >= 9 && line[^9] == ' ' && MimeText.Is(line[^8..^3], "http/"u8) && HttpVersion.Parse(line[^3..]).IsKnown;
}
