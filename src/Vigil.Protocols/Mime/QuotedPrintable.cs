namespace Vigil.Protocols.Mime;

/// <summary>Decodes lines of quoted-printable text (RFC 2045, section 6.7).</summary>
internal static class QuotedPrintable
{
    /// <summary>Decodes one line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="output">Room for as many octets.</param>
    /// <param name="softBreak">Whether the line goes on in the next one (rule 5).</param>
    /// <param name="isLegal">Whether every <c>=</c> was followed by two hexadecimal digits.</param>
    /// <returns>Octets written.</returns>
    public static int DecodeLine(ReadOnlySpan<byte> line, Span<byte> output, out bool softBreak, out bool isLegal)
    {
        isLegal = true;
        line = line.TrimEnd(" \t"u8); // rule 3: transport may have padded it
        softBreak = line.EndsWith("="u8);
        if (softBreak)
            line = line[..^1];
        var written = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '=')
            {
                if (i + 2 < line.Length && TryHex(line[i + 1], line[i + 2], out var octet))
                {
                    output[written++] = octet;
                    i += 2;
                    continue;
                }

                isLegal = false;
            }

            output[written++] = line[i];
        }

        return written;
    }

    private static bool TryHex(byte high, byte low, out byte octet)
    {
        octet = 0;
        if (!char.IsAsciiHexDigit((char)high) || !char.IsAsciiHexDigit((char)low))
            return false;
        octet = (byte)((HexValue(high) << 4) | HexValue(low));
        return true;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
}
