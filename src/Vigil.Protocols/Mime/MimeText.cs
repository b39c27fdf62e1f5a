using System.Buffers;

namespace Vigil.Protocols.Mime;

/// <summary>The small pieces that header fields are made of (RFC 2045, section 5.1; RFC 5322, section 3.2).</summary>
internal static class MimeText
{
    // Everything printable but the tspecials of RFC 2045.
    private static readonly SearchValues<byte> TokenOctets =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n\v\f"u8);

    /// <summary>Whether an octet is linear white space, at which a folded line goes on.</summary>
    public static bool IsLws(byte octet) => octet is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>Without white space at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyExcept(White);
        return start < 0 ? default : text[start..(text.LastIndexOfAnyExcept(White) + 1)];
    }

    /// <summary>What follows white space and comments in parentheses, which may be nested.</summary>
    public static ReadOnlySpan<byte> SkipLwsAndComments(ReadOnlySpan<byte> text)
    {
        var depth = 0;
        var at = 0;
        for (; at < text.Length; at++)
        {
            var octet = text[at];
            if (octet == '(')
                depth++;
            else if (depth == 0 && !IsLws(octet))
                break;
            else if (octet == ')')
                depth--;
            else if (octet == '\\' && depth > 0)
                at++;
        }

        return at < text.Length ? text[at..] : default;
    }

    /// <summary>Takes the next token; white space, comments and whatever else cannot begin one are passed over.</summary>
    /// <returns>The token; empty if there is none.</returns>
    public static ReadOnlySpan<byte> TakeToken(scoped ref ReadOnlySpan<byte> text)
    {
        var rest = SkipLwsAndComments(text);
        while (rest.Length > 0 && !TokenOctets.Contains(rest[0]))
            rest = SkipLwsAndComments(rest[1..]);
        var length = rest.IndexOfAnyExcept(TokenOctets);
        if (length < 0)
            length = rest.Length;
        if (length > 0)
            text = rest[length..];
        return rest[..length];
    }

    /// <summary>Takes <paramref name="octet"/> at the front, behind white space and comments.</summary>
    public static bool TakeOctet(ref ReadOnlySpan<byte> text, byte octet)
    {
        var rest = SkipLwsAndComments(text);
        if (rest.IsEmpty || rest[0] != octet)
            return false;
        text = rest[1..];
        return true;
    }

    /// <summary>Takes a parameter's value: a quoted string, or all up to the next semicolon or white space.</summary>
    public static byte[] TakeParameterValue(ref ReadOnlySpan<byte> text)
    {
        var rest = SkipLwsAndComments(text);
        if (rest.IsEmpty || rest[0] != '"')
        {
            var length = rest.IndexOfAny("; \t\r\n"u8);
            if (length < 0)
                length = rest.Length;
            text = rest[length..];
            return rest[..length].ToArray();
        }

        var value = new List<byte>();
        var at = 1;
        for (; at < rest.Length && rest[at] != '"'; at++)
        {
            if (rest[at] == '\\' && at + 1 < rest.Length)
                at++;
            value.Add(rest[at]);
        }

        text = at < rest.Length ? rest[(at + 1)..] : default;
        return [.. value];
    }

    /// <summary>Equality without regard to case of ASCII letters; <paramref name="lower"/> is in lower case.</summary>
    public static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        System.Text.Ascii.EqualsIgnoreCase(text, lower);

    /// <summary>ASCII letters in capitals.</summary>
    public static byte[] ToUpper(ReadOnlySpan<byte> text)
    {
        var upper = text.ToArray();
        foreach (ref var octet in upper.AsSpan())
        {
            if (octet is >= (byte)'a' and <= (byte)'z')
                octet -= 32;
        }

        return upper;
    }
}
