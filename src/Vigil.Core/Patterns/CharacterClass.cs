namespace Vigil.Core.Patterns;

/// <summary>Parses what stands between brackets: octets, ranges, named classes (language.md 7.4).</summary>
internal static class CharacterClass
{
    /// <summary>Reads a class.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="position">Position behind the opening bracket; moved behind the closing one.</param>
    /// <param name="ignoreCase">Whether letters stand for both cases.</param>
    /// <param name="set">The octets.</param>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? Read(ReadOnlySpan<byte> text, ref int position, bool ignoreCase, out ByteSet set)
    {
        set = default;
        var negated = position < text.Length && text[position] == '^';
        if (negated)
            position++;

        for (var isFirst = true; ; isFirst = false)
        {
            if (position >= text.Length)
                return "missing ]";
            if (text[position] == ']' && !isFirst)
                break;
            if (TryReadNamed(text, ref position, out var named, out var error))
            {
                set |= named;
                continue;
            }

            if (error is not null)
                return error;
            if (!TryReadOctet(text, ref position, out var first))
                return "missing ]";

            var isRange = position + 1 < text.Length && text[position] == '-' && text[position + 1] != ']';
            if (!isRange)
            {
                set |= ByteSet.Single(first);
                continue;
            }

            position++;
            if (!TryReadOctet(text, ref position, out var last))
                return "missing ]";
            if (last < first)
                return "negative range in character class";
            if (ignoreCase && MixesCases(first, last))
                return "ambiguous case-insensitive character class";
            set |= ByteSet.Range(first, last);
        }

        position++;
        if (ignoreCase)
            set = set.WithBothCases();
        if (negated)
            set = ~set;
        return null;
    }

    private static bool TryReadOctet(ReadOnlySpan<byte> text, ref int position, out byte octet)
    {
        octet = 0;
        if (position >= text.Length)
            return false;
        octet = text[position++];
        if (octet != '\\')
            return true;
        if (position >= text.Length)
            return false;
        octet = PatternEscape.Read(text, ref position);
        return true;
    }

    private static bool TryReadNamed(ReadOnlySpan<byte> text, ref int position, out ByteSet set, out string? error)
    {
        set = default;
        error = null;
        var rest = text[position..];
        if (!rest.StartsWith("[:"u8))
            return false;
        var end = rest.IndexOf(":]"u8);
        if (end < 2)
            return false;

        Span<char> name = stackalloc char[8];
        if (end - 2 > name.Length)
            return false;
        for (var i = 2; i < end; i++)
            name[i - 2] = (char)(rest[i] | 0x20); // the case of the name does not matter
        if (!TryFind(name[..(end - 2)], out set))
        {
            error = "bad character class";
            return false;
        }

        position += end + 2;
        return true;
    }

    private static bool TryFind(ReadOnlySpan<char> name, out ByteSet set)
    {
        var digit = ByteSet.Range((byte)'0', (byte)'9');
        var lower = ByteSet.Range((byte)'a', (byte)'z');
        var upper = ByteSet.Range((byte)'A', (byte)'Z');
        var graph = ByteSet.Range(0x21, 0x7E);
        var space = ByteSet.Range(9, 13) | ByteSet.Single((byte)' ');
        set = name switch
        {
            "alnum" => digit | lower | upper,
            "alpha" => lower | upper,
            "blank" => ByteSet.Single((byte)' ') | ByteSet.Single((byte)'\t'),
            "cntrl" => ByteSet.Range(0, 31) | ByteSet.Single(127),
            "digit" => digit,
            "graph" => graph,
            "lower" => lower,
            "print" => graph | ByteSet.Single((byte)' '),
            "punct" => ~(~graph | digit | lower | upper),
            "space" => space,
            "upper" => upper,
            "xdigit" => digit | ByteSet.Range((byte)'a', (byte)'f') | ByteSet.Range((byte)'A', (byte)'F'),
            _ => default,
        };
        return set != default;
    }

    private static bool MixesCases(byte first, byte last) =>
        char.IsAsciiLetter((char)first) && char.IsAsciiLetter((char)last)
        && char.IsAsciiLetterUpper((char)first) != char.IsAsciiLetterUpper((char)last);
}
