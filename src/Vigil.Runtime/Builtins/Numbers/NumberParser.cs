using Vigil.Runtime.Builtins.Strings;

namespace Vigil.Runtime.Builtins.Numbers;

/// <summary>Whole numbers as C's <c>strtoull</c> reads them: blanks, a sign, digits; out of range stays at the limit.</summary>
internal ref struct NumberParser
{
    private NumberParser(bool isNegative, ulong magnitude, bool overflows, bool isWhole)
    {
        IsNegative = isNegative;
        Magnitude = magnitude;
        Overflows = overflows;
        IsWhole = isWhole;
    }

    /// <summary>Whether a minus stood before it.</summary>
    public bool IsNegative { get; }

    /// <summary>The digits' value, at most 2^64-1.</summary>
    public ulong Magnitude { get; }

    /// <summary>Whether it did not fit.</summary>
    public bool Overflows { get; }

    /// <summary>Whether there were digits, and behind them white space at most.</summary>
    public bool IsWhole { get; }

    public static NumberParser Parse(ReadOnlySpan<byte> text, int numberBase)
    {
        var i = 0;
        while (i < text.Length && StringCase.IsSpace(text[i]))
            i++;
        var negative = i < text.Length && text[i] == '-';
        if (i < text.Length && text[i] is (byte)'-' or (byte)'+')
            i++;
        if (numberBase is 16 or 0 && i + 2 < text.Length && text[i] == '0' && (text[i + 1] | 0x20) == 'x' && Digit(text[i + 2]) < 16)
        {
            i += 2;
            numberBase = 16;
        }
        else if (numberBase == 0)
        {
            numberBase = i < text.Length && text[i] == '0' ? 8 : 10;
        }

        var first = i;
        UInt128 magnitude = 0;
        var overflows = false;
        for (; i < text.Length && Digit(text[i]) < numberBase; i++)
        {
            magnitude = (magnitude * (uint)numberBase) + (uint)Digit(text[i]);
            if (magnitude > ulong.MaxValue)
                (magnitude, overflows) = (ulong.MaxValue, true);
        }

        var isWhole = i > first;
        while (i < text.Length && StringCase.IsSpace(text[i]))
            i++;
        return new(negative, (ulong)magnitude, overflows, isWhole && i == text.Length);
    }

    private static int Digit(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'z' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'Z' => octet - 'A' + 10,
        _ => int.MaxValue,
    };
}
