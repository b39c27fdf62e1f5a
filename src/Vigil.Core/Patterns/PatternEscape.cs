namespace Vigil.Core.Patterns;

/// <summary>Escapes within regular expressions (language.md 1.6, 7.4).</summary>
internal static class PatternEscape
{
    /// <summary>Reads what follows a backslash.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="position">Position behind the backslash, which must lie within the text; moved behind the escape.</param>
    public static byte Read(ReadOnlySpan<byte> text, ref int position)
    {
        var octet = text[position++];
        switch (octet)
        {
            case (byte)'a':
                return 7;
            case (byte)'b':
                return 8;
            case (byte)'f':
                return 12;
            case (byte)'n':
                return 10;
            case (byte)'r':
                return 13;
            case (byte)'t':
                return 9;
            case (byte)'v':
                return 11;
            case (byte)'x':
                return ReadDigits(text, ref position, radix: 16, most: 2, otherwise: octet);
            case >= (byte)'0' and <= (byte)'7':
                position--;
                return ReadDigits(text, ref position, radix: 8, most: 3, otherwise: octet);
            default:
                return octet;
        }
    }

    private static byte ReadDigits(ReadOnlySpan<byte> text, ref int position, int radix, int most, byte otherwise)
    {
        int value = 0, digits = 0;
        while (digits < most && position < text.Length && Digit(text[position]) is var digit && digit < radix)
        {
            value = (value * radix) + digit;
            position++;
            digits++;
        }

        return digits == 0 ? otherwise : (byte)value;
    }

    private static int Digit(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => int.MaxValue,
    };
}
