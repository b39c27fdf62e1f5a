namespace Vigil.Protocols.Http;

/// <summary>Numbers of header fields and chunks: signed 64 bits, never more.</summary>
internal static class HttpNumber
{
    /// <summary>Reads digits behind white space; what follows them is of no interest (chunk extensions).</summary>
    /// <param name="text">Text.</param>
    /// <param name="radix">10 or 16.</param>
    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits it has.</param>
    /// <returns><see langword="false"/> if there is no digit or the number does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, int radix, out long number, out int digits)
    {
        number = 0;
        digits = 0;
        text = text.TrimStart(" \t"u8);
        foreach (var octet in text)
        {
            var digit = DigitOf(octet);
            if (digit >= radix)
                break;
            if (number > (long.MaxValue - digit) / radix)
                return false;
            number = (number * radix) + digit;
            digits++;
        }

        return digits > 0;
    }

    /// <summary>Reads a text that is nothing but a number, perhaps with a sign.</summary>
    public static bool TryParseWhole(ReadOnlySpan<byte> text, out long number)
    {
        var isNegative = text.StartsWith("-"u8);
        if (isNegative)
            text = text[1..];
        var valid = TryParse(text, 10, out number, out var digits) && digits == text.Length;
        if (isNegative)
            number = -number;
        return valid;
    }

    private static int DigitOf(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => 99,
    };
}
