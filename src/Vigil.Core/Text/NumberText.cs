using System.Globalization;

namespace Vigil.Core.Text;

/// <summary>Numbers as scripts and logs show them (language.md 5.1).</summary>
public static class NumberText
{
    private const double LargestFixed = 2147483647;
    private const double SmallestFixed = 0.000001;
    private const int MantissaBits = 52;

    private static readonly (double Seconds, string Name)[] _units =
        [(86400, " day"), (3600, " hr"), (60, " min"), (1, " sec"), (0.001, " msec")];

    /// <summary>A <c>double</c> or <c>time</c>: at most six decimals, scientific when large or tiny, <c>.0</c> for whole numbers.</summary>
    public static void AppendDouble(ByteBuilder output, double value)
    {
        if (!double.IsFinite(value))
        {
            AppendNonFinite(output, value);
            return;
        }

        var start = output.Length;
        var magnitude = Math.Abs(value);
        if (magnitude > LargestFixed)
        {
            AppendShortestScientific(output, value, 2, plus: true);
            return;
        }

        if (value == 0)
            output.Append((byte)'0'); // a negative zero shows no sign
        else if (magnitude < SmallestFixed)
            AppendGeneral(output, value, 6);
        else
            AppendTrimmed(output, value);

        if (Math.Abs(value - Math.Round(value)) < 1e-9 && !output.Span[start..].Contains((byte)'e'))
            output.Append(".0"u8);
    }

    /// <summary>An <c>interval</c>: <c>1.0 hr 30.0 mins</c>, <c>0 secs</c>.</summary>
    public static void AppendInterval(ByteBuilder output, double seconds)
    {
        var start = output.Length;
        var rest = seconds;
        foreach (var (unit, name) in _units)
        {
            if (!(Math.Abs(rest) >= unit))
                continue;
            var whole = Math.Truncate(rest / unit);
            AppendPart(output, start, whole, name);
            rest -= whole * unit;
        }

        var microseconds = rest / 1e-6;
        if (Math.Abs(microseconds) >= 1e-6)
            AppendPart(output, start, microseconds, " usec");
        if (output.Length == start)
            output.Append("0 secs"u8);
    }

    /// <summary>C's <c>%.Nf</c>: fixed, correctly rounded, ties to even.</summary>
    public static void AppendFixed(ByteBuilder output, double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            AppendNonFinite(output, value);
            return;
        }

        if (decimals == 6 && TryAppendMicros(output, value))
            return;
        if (!TryScale(value, decimals, out var scaled))
        {
            AppendRounded(output, value, decimals, scientific: false);
            return;
        }

        if (double.IsNegative(value))
            output.Append((byte)'-');
        var power = Power10(decimals);
        output.AppendFormatted(scaled / power);
        if (decimals == 0)
            return;
        output.Append((byte)'.');
        var start = output.Length;
        output.AppendFormatted(scaled % power);
        output.Insert(start, (byte)'0', decimals - (output.Length - start));
    }

    /// <summary>C's <c>%.Ne</c>: one digit, point, decimals, an exponent of at least two digits.</summary>
    public static void AppendScientific(ByteBuilder output, double value, int decimals)
    {
        if (double.IsFinite(value))
            AppendRounded(output, value, decimals, scientific: true);
        else
            AppendNonFinite(output, value);
    }

    /// <summary>C's <c>%.Ng</c>: the shorter of fixed and scientific with so many significant digits, without trailing zeros.</summary>
    public static void AppendGeneral(ByteBuilder output, double value, int precision)
    {
        if (!double.IsFinite(value))
        {
            AppendNonFinite(output, value);
            return;
        }

        precision = Math.Max(1, precision);
        var start = output.Length;
        AppendRounded(output, value, precision - 1, scientific: true);
        var text = output.Span[start..];
        var mark = text.LastIndexOf((byte)'e');
        var exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < precision)
        {
            output.Truncate(start);
            AppendRounded(output, value, precision - 1 - exponent, scientific: false);
            TrimZeros(output, start);
            return;
        }

        Span<byte> tail = stackalloc byte[8];
        var tailLength = text.Length - mark;
        text[mark..].CopyTo(tail);
        output.Truncate(start + mark);
        TrimZeros(output, start);
        output.Append(tail[..tailLength]);
    }

    /// <summary>The fewest digits that read back as the same number, as <c>d.ddde+XX</c>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">A finite number.</param>
    /// <param name="exponentDigits">At least so many digits in the exponent.</param>
    /// <param name="plus">Whether a positive exponent has its sign.</param>
    public static void AppendShortestScientific(ByteBuilder output, double value, int exponentDigits, bool plus)
    {
        Span<byte> digits = stackalloc byte[20];
        var count = ShortestDigits(value, digits, out var exponent);
        if (double.IsNegative(value))
            output.Append((byte)'-');
        output.Append(digits[0]);
        if (count > 1)
        {
            output.Append((byte)'.');
            output.Append(digits[1..count]);
        }

        AppendExponent(output, exponent, exponentDigits, plus);
    }

    /// <summary>The fewest decimal digits that read back as the same number.</summary>
    /// <param name="value">A finite number; the sign is ignored.</param>
    /// <param name="digits">Receives the digits, at most 17.</param>
    /// <param name="exponent">Power of ten of the first digit.</param>
    /// <returns>How many digits there are; zero has one.</returns>
    public static int ShortestDigits(double value, Span<byte> digits, out int exponent)
    {
        Span<char> text = stackalloc char[32];
        _ = Math.Abs(value).TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        int count = 0, point = -1;
        exponent = 0;
        for (var i = 0; i < length; i++)
        {
            if (text[i] == '.')
            {
                point = count;
            }
            else if (text[i] == 'E')
            {
                exponent = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (count < digits.Length)
            {
                digits[count++] = (byte)text[i];
            }
        }

        exponent += (point < 0 ? count : point) - 1;
        var leading = 0;
        while (leading < count - 1 && digits[leading] == '0')
            leading++;
        digits[leading..count].CopyTo(digits);
        count -= leading;
        exponent -= leading;
        while (count > 1 && digits[count - 1] == '0')
            count--;
        if (digits[0] == '0')
            exponent = 0;
        return count;
    }

    /// <summary>Appends <c>e+XX</c>.</summary>
    internal static void AppendExponent(ByteBuilder output, int exponent, int digits, bool plus)
    {
        output.Append((byte)'e');
        if (exponent < 0)
            output.Append((byte)'-');
        else if (plus)
            output.Append((byte)'+');
        var start = output.Length;
        output.AppendFormatted(Math.Abs(exponent));
        output.Insert(start, (byte)'0', digits - (output.Length - start));
    }

    private static void AppendNonFinite(ByteBuilder output, double value) =>
        output.Append(double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8);

    private static void AppendTrimmed(ByteBuilder output, double value)
    {
        var start = output.Length;
        AppendFixed(output, value, 6);
        TrimZeros(output, start);
    }

    private static void AppendPart(ByteBuilder output, int start, double amount, string unit)
    {
        if (output.Length > start)
            output.Append((byte)' ');
        AppendDouble(output, amount);
        output.Append(unit);
        if (!(Math.Abs(Math.Abs(amount) - 1) < 1e-6))
            output.Append((byte)'s');
    }

    private static void TrimZeros(ByteBuilder output, int start)
    {
        var text = output.Span;
        if (!text[start..].Contains((byte)'.'))
            return;
        var end = text.Length;
        while (text[end - 1] == '0')
            end--;
        if (text[end - 1] == '.')
            end--;
        output.Truncate(end);
    }

    // Times and intervals, the numbers that logs hold most: split where both parts are exact; a fraction close to a tie
    // is left to the exact way.
    private static bool TryAppendMicros(ByteBuilder output, double value)
    {
        if (value is not (>= 0 and < 4e9) || double.IsNegative(value))
            return false;
        var whole = (uint)value;
        var scaled = (value - whole) * 1e6;
        var rounded = (uint)(scaled + 0.5);
        if (Math.Abs(scaled - Math.Floor(scaled) - 0.5) <= 1e-3)
            return false;
        if (rounded >= 1_000_000)
        {
            whole++;
            rounded = 0;
        }

        output.AppendFormatted(whole);
        output.Append((byte)'.');
        AppendSixDigits(output.GetSpan(6), rounded);
        output.Advance(6);
        return true;
    }

    /// <summary>Writes a number below a million with leading zeros.</summary>
    internal static void AppendSixDigits(Span<byte> digits, uint number)
    {
        for (var i = 5; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    // |value| * 10^decimals, rounded to an integer with ties to even, if 128 bits are enough to do it exactly.
    private static bool TryScale(double value, int decimals, out UInt128 scaled)
    {
        scaled = 0;
        if (decimals > 18)
            return false;
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var biased = (int)(bits >> MantissaBits) & 0x7FF;
        var mantissa = bits & ((1UL << MantissaBits) - 1);
        if (biased != 0)
            mantissa |= 1UL << MantissaBits;
        var shift = Math.Max(biased, 1) - 1075;
        var product = (UInt128)mantissa * Power10(decimals); // 53 + 60 bits at most
        if (shift >= 0)
        {
            if (shift > 10)
                return false;
            scaled = product << shift;
            return true;
        }

        if (shift < -120)
            return true; // less than half
        var half = UInt128.One << (-shift - 1);
        var rest = product & ((half << 1) - 1);
        scaled = product >> -shift;
        if (rest > half || (rest == half && (scaled & 1) == 1))
            scaled++;
        return true;
    }

    private static UInt128 Power10(int exponent)
    {
        UInt128 power = 1;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    // For the rare formats: the exact expansion as the platform writes it, then cut with ties to even, which it does not do.
    private static void AppendRounded(ByteBuilder output, double value, int decimals, bool scientific)
    {
        // No double has more than 1074 decimals, nor more than 767 significant digits.
        var exact = Math.Abs(value).ToString(scientific ? "E800" : "F1100", CultureInfo.InvariantCulture);
        var mark = scientific ? exact.IndexOf('E', StringComparison.Ordinal) : exact.Length;
        var exponent = scientific ? int.Parse(exact.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = exact.IndexOf('.', StringComparison.Ordinal);
        Span<byte> kept = new byte[point + decimals + 1]; // a digit for the carry, the whole part, the decimals
        kept[0] = (byte)'0';
        var available = exact.AsSpan(point + 1, mark - point - 1);
        for (var i = 0; i < kept.Length - 1; i++)
            kept[i + 1] = (byte)(i < point ? exact[i] : i - point < available.Length ? available[i - point] : '0');
        var rest = decimals < available.Length ? available[decimals..] : default;
        if (RoundsUp(rest, (kept[^1] & 1) == 1))
            Increment(kept);

        var digits = kept[0] == '0' ? kept[1..] : kept;
        if (scientific && kept[0] != '0')
        {
            exponent++;
            digits = digits[..^1];
        }

        if (double.IsNegative(value))
            output.Append((byte)'-');
        output.Append(digits[..^decimals]);
        if (decimals > 0)
        {
            output.Append((byte)'.');
            output.Append(digits[^decimals..]);
        }

        if (scientific)
            AppendExponent(output, exponent, 2, plus: true);
    }

    private static bool RoundsUp(ReadOnlySpan<char> rest, bool odd)
    {
        if (rest.IsEmpty || rest[0] != '5')
            return !rest.IsEmpty && rest[0] > '5';
        return odd || rest[1..].ContainsAnyExcept('0');
    }

    private static void Increment(Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != '9')
            {
                digits[i]++;
                return;
            }

            digits[i] = (byte)'0';
        }
    }
}
