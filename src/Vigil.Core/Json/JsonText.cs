using System.Buffers;
using System.Text.Unicode;
using Vigil.Core.Text;

namespace Vigil.Core.Json;

/// <summary>Strings and numbers as JSON, the way logs and <c>to_json</c> write them (language.md 5.5, 5.6).</summary>
public static class JsonText
{
    private static readonly SearchValues<byte> _controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(127).Select(static octet => (byte)octet).Except("\b\f\n\r\t"u8.ToArray())]);

    private static readonly SearchValues<byte> _special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(127).Concat(Enumerable.Range(128, 128)).Append('"').Append('\\').Select(static octet => (byte)octet)]);

    /// <summary>A string in quotes.</summary>
    public static void AppendString(ByteBuilder output, ReadOnlySpan<byte> octets)
    {
        if (octets.IndexOfAny(_special) < 0)
        {
            var place = output.GetSpan(octets.Length + 2);
            place[0] = (byte)'"';
            octets.CopyTo(place[1..]);
            place[octets.Length + 1] = (byte)'"';
            output.Advance(octets.Length + 2);
            return;
        }

        output.Append((byte)'"');
        AppendEscaped(output, octets);
        output.Append((byte)'"');
    }

    /// <summary>
    /// What stands between the quotes. UTF-8 stays; but when the octets are no UTF-8, or hold a control character without
    /// a short escape, all that is not ASCII is written as the four characters <c>\xNN</c>, as the reference does.
    /// </summary>
    public static void AppendEscaped(ByteBuilder output, ReadOnlySpan<byte> octets)
    {
        var first = octets.IndexOfAny(_special);
        if (first < 0)
        {
            output.Append(octets);
            return;
        }

        output.Append(octets[..first]);
        var keepsUnicode = !octets.ContainsAny(_controls) && Utf8.IsValid(octets);
        foreach (var octet in octets[first..])
        {
            var letter = octet switch
            {
                (byte)'"' or (byte)'\\' => octet,
                (byte)'\b' => (byte)'b',
                (byte)'\f' => (byte)'f',
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                (byte)'\t' => (byte)'t',
                _ => (byte)0,
            };
            if (letter != 0)
            {
                output.Append((byte)'\\');
                output.Append(letter);
            }
            else if (octet is < 32 or 127 || (octet >= 128 && !keepsUnicode))
            {
                output.Append("\\\\x"u8);
                output.AppendHex(octet);
            }
            else
            {
                output.Append(octet);
            }
        }
    }

    /// <summary>The shortest number that reads back the same: <c>3.0</c>, <c>0.1</c>, <c>1e100</c>; null if it is none.</summary>
    public static void AppendDouble(ByteBuilder output, double value)
    {
        if (!double.IsFinite(value))
        {
            output.Append("null"u8);
            return;
        }

        if (TryAppendMicros(output, value))
            return;
        Span<byte> digits = stackalloc byte[20];
        var count = NumberText.ShortestDigits(value, digits, out var exponent);
        if (exponent is >= 21 or < -6)
        {
            NumberText.AppendShortestScientific(output, value, 1, plus: false);
            return;
        }

        if (double.IsNegative(value))
            output.Append((byte)'-');
        if (exponent < 0)
        {
            output.Append("0."u8);
            output.AppendRepeated((byte)'0', -exponent - 1);
            output.Append(digits[..count]);
            return;
        }

        var whole = Math.Min(count, exponent + 1);
        output.Append(digits[..whole]);
        output.AppendRepeated((byte)'0', exponent + 1 - whole);
        output.Append((byte)'.');
        if (count > whole)
            output.Append(digits[whole..count]);
        else
            output.Append((byte)'0');
    }

    // Times and intervals: microseconds that read back as the same number are the shortest such digits, because below 2^32
    // two numbers of microseconds are never the same double.
    private static bool TryAppendMicros(ByteBuilder output, double value)
    {
        if (value is not (>= 0 and < 4e9) || double.IsNegative(value))
            return false;
        var micros = (ulong)((value * 1e6) + 0.5);
        if (micros / 1e6 != value)
            return false;
        output.AppendFormatted((uint)(micros / 1_000_000));
        output.Append((byte)'.');
        var rest = (uint)(micros % 1_000_000);
        if (rest == 0)
        {
            output.Append((byte)'0');
            return true;
        }

        var digits = output.GetSpan(6)[..6];
        NumberText.AppendSixDigits(digits, rest);
        output.Advance(digits.TrimEnd((byte)'0').Length);
        return true;
    }
}
