using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Vigil.Input.Text;

/// <summary>Numbers in fields: a number at the beginning counts, what follows it is warned about.</summary>
internal static class FieldNumbers
{
    private const int LongestShown = 1024; // octets

    /// <summary>A signed number.</summary>
    public static bool TryInt(ReadOnlySpan<byte> field, Action<string> warn, out long value)
    {
        value = 0;
        var (negative, digits, end) = Scan(field);
        if (!Check(field, digits, end, warn))
            return false;
        if (Utf8Parser.TryParse(field[digits..end], out ulong magnitude, out _) && magnitude <= (ulong)long.MaxValue + (negative ? 1UL : 0))
        {
            value = negative ? unchecked(-(long)magnitude) : (long)magnitude;
            return true;
        }

        return OutOfRange(field, warn);
    }

    /// <summary>An unsigned number.</summary>
    public static bool TryCount(ReadOnlySpan<byte> field, Action<string> warn, out ulong value)
    {
        value = 0;
        var (negative, digits, end) = Scan(field);
        if (negative && end > digits)
        {
            warn($"Number '{Shown(field)}' cannot be negative");
            return false;
        }

        return Check(field, digits, end, warn) && (Utf8Parser.TryParse(field[digits..end], out value, out _) || OutOfRange(field, warn));
    }

    /// <summary>A number with a fraction or exponent.</summary>
    public static bool TryDouble(ReadOnlySpan<byte> field, Action<string> warn, out double value)
    {
        value = 0;
        var start = Blanks(field);
        var end = start;
        var digits = 0;
        if (end < field.Length && field[end] is (byte)'+' or (byte)'-')
            end++;
        for (var hasPoint = false; end < field.Length; end++)
        {
            if (field[end] is >= (byte)'0' and <= (byte)'9')
                digits++;
            else if (field[end] == '.' && !hasPoint)
                hasPoint = true;
            else
                break;
        }

        if (digits == 0)
            return TryWord(field, start, warn, out value);
        end = Exponent(field, end);
        return Check(field, start, end, warn)
            && double.TryParse(field[start..end], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Text of a field for messages; octets that are not ASCII print as escapes when a script shows them.</summary>
    /// <remarks>What is longer than <see cref="LongestShown"/> ends in dots: a message is to be read by people.</remarks>
    public static string Shown(ReadOnlySpan<byte> field) =>
        field.Length <= LongestShown ? Encoding.UTF8.GetString(field) : Encoding.UTF8.GetString(field[..LongestShown]) + "...";

    // "inf" and "nan" are numbers too.
    private static bool TryWord(ReadOnlySpan<byte> field, int start, Action<string> warn, out double value)
    {
        var word = Encoding.Latin1.GetString(field[start..]).ToUpperInvariant();
        var isNegative = word.StartsWith('-');
        value = word.TrimStart('+', '-') switch
        {
            "INF" or "INFINITY" => isNegative ? double.NegativeInfinity : double.PositiveInfinity,
            "NAN" => double.NaN,
            _ => 0,
        };
        return value != 0 || Check(field, start, start, warn);
    }

    private static int Exponent(ReadOnlySpan<byte> field, int end)
    {
        var at = end;
        if (at >= field.Length || (field[at] | 0x20) != 'e')
            return end;
        at++;
        if (at < field.Length && field[at] is (byte)'+' or (byte)'-')
            at++;
        var first = at;
        while (at < field.Length && field[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at > first ? at : end;
    }

    private static (bool Negative, int Digits, int End) Scan(ReadOnlySpan<byte> field)
    {
        var start = Blanks(field);
        var negative = start < field.Length && field[start] == '-';
        if (negative || (start < field.Length && field[start] == '+'))
            start++;
        var end = start;
        while (end < field.Length && field[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        return (negative, start, end);
    }

    private static int Blanks(ReadOnlySpan<byte> field)
    {
        var start = 0;
        while (start < field.Length && field[start] is (byte)' ' or (>= 9 and <= 13))
            start++;
        return start;
    }

    private static bool Check(ReadOnlySpan<byte> field, int start, int end, Action<string> warn)
    {
        if (field.IsEmpty)
        {
            warn("Got empty string for number field");
            return false;
        }

        if (end == start)
        {
            warn($"String '{Shown(field)}' contained no parseable number");
            return false;
        }

        if (end < field.Length)
            warn($"Number '{Shown(field)}' contained non-numeric trailing characters. Ignored trailing characters '{Shown(field[end..])}'");
        return true;
    }

    private static bool OutOfRange(ReadOnlySpan<byte> field, Action<string> warn)
    {
        warn($"Number '{Shown(field)}' out of supported range.");
        return false;
    }
}
