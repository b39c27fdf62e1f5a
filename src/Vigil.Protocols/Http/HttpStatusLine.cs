using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>A status line, viewed in place (RFC 9112, section 4): <c>HTTP/1.1 SP code SP reason</c>.</summary>
internal readonly ref struct HttpStatusLine
{
    /// <summary>Version; default if it is not a number.</summary>
    public required HttpVersion Version { get; init; }

    /// <summary>Status code; 0 if it is not three digits.</summary>
    public required int Code { get; init; }

    /// <summary>Reason phrase.</summary>
    public required ReadOnlySpan<byte> Reason { get; init; }

    /// <summary>Whether there is room for a reason phrase behind the code.</summary>
    public required bool HasReason { get; init; }

    /// <summary>Whether <c>HTTP</c> is not in capitals.</summary>
    public required bool IsKeywordLower { get; init; }

    /// <summary>Whether a line begins as one must.</summary>
    public static bool HasKeyword(ReadOnlySpan<byte> line) => line.Length >= 5 && MimeText.Is(line[..5], "HTTP/"u8);

    /// <summary>Reads a line that has the keyword.</summary>
    /// <returns><see langword="false"/> if it has no room for a code.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out HttpStatusLine status)
    {
        status = default;
        var rest = line[5..];
        var version = HttpVersion.Parse(rest);
        rest = SkipWord(rest);
        if (rest.Length < 3)
            return false;
        var code = char.IsAsciiDigit((char)rest[0]) && char.IsAsciiDigit((char)rest[1]) && char.IsAsciiDigit((char)rest[2])
            ? ((rest[0] - '0') * 100) + ((rest[1] - '0') * 10) + rest[2] - '0'
            : 0;
        status = new HttpStatusLine
        {
            Version = version,
            Code = code,
            Reason = SkipWord(rest[3..]),
            HasReason = rest[3..].IndexOfAny(" \t"u8) >= 0,
            IsKeywordLower = !line.StartsWith("HTTP"u8),
        };
        return true;
    }

    // To the next word: the rest of this one and the white space behind it.
    private static ReadOnlySpan<byte> SkipWord(ReadOnlySpan<byte> text)
    {
        var white = text.IndexOfAny(" \t\r\n"u8);
        return white < 0 ? default : text[white..].TrimStart(" \t\r\n"u8);
    }
}
