using System.Globalization;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Text;

/// <summary><c>fmt</c> (language.md 5.3): a format with <c>%</c> directives and its values.</summary>
public static class ValueFormat
{
    private const int LargestField = 128;

    /// <summary>The result of <c>fmt(...)</c>; mistakes are reported and their directive yields its padding only.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="arguments">The format, then its values.</param>
    public static ByteString Fmt(EngineContext context, ReadOnlySpan<Value> arguments)
    {
        if (arguments.IsEmpty)
            return ByteString.Empty;
        if (arguments[0].Object is not ByteString)
        {
            if (arguments.Length == 1)
                return ValueText.Cat(arguments); // fmt(5) is 5
            context.Reporter.Error("first argument to fmt() needs to be a format string");
            return ByteString.Empty;
        }

        var format = arguments[0].AsString();
        if (arguments.Length == 1 && !format.Span.Contains((byte)'%'))
            return format;
        using var output = new ByteBuilder(format.Length + 64);
        var values = arguments[1..];
        var used = 0;
        var text = format.Span;
        while (true)
        {
            var percent = text.IndexOf((byte)'%');
            if (percent < 0)
                break;
            output.Append(text[..percent]);
            text = text[(percent + 1)..];
            if (text.IsEmpty)
            {
                context.Reporter.Error("format string ends with bare '%'");
                break;
            }

            if (text[0] == '%')
            {
                output.Append((byte)'%');
                text = text[1..];
                continue;
            }

            var directive = FormatDirective.Parse(ref text);
            if (directive.Width > LargestField || directive.Precision > LargestField)
            {
                context.Reporter.Error("excessive field width or precision");
                return ByteString.Empty;
            }

            if (used == values.Length)
            {
                context.Reporter.Error($"too few arguments for format ({format})");
                return ByteString.Empty;
            }

            AppendField(context, output, directive, values[used++]);
        }

        if (used < values.Length)
        {
            context.Reporter.Error($"too many arguments for format ({format})");
            return ByteString.Empty;
        }

        output.Append(text);
        return output.ToByteString();
    }

    private static void AppendField(EngineContext context, ByteBuilder output, FormatDirective directive, Value value)
    {
        var start = output.Length;
        var isNumber = true;
        if (directive.Precision >= 0 && directive.Letter is not ((byte)'e' or (byte)'f' or (byte)'g'))
            context.Reporter.Error("precision specified for non-floating point");
        string? problem = null;
        switch ((char)directive.Letter)
        {
            case 'd' or 'x':
                problem = AppendInteger(context, output, directive, value, ref isNumber);
                break;
            case 's':
                isNumber = false;
                ValueText.Describe(output, value);
                break;
            case 'f' or 'e' or 'g':
                if (value.Type.Tag is TypeTag.Double or TypeTag.Time or TypeTag.Interval)
                    AppendFloating(output, directive, value.AsDouble());
                else
                    problem = "bad type for floating-point format";
                break;
            case 'D' or 'T':
                isNumber = false;
                if (value.Type.Tag == TypeTag.Time)
                    TimeText.AppendLocal(output, value.AsDouble(), nanoseconds: directive.Letter == 'T');
                else
                    problem = "bad type for Date/Time format";
                break;
            default:
                problem = "bad format";
                break;
        }

        if (problem is not null)
            context.Reporter.Error(problem);
        Pad(output, start, directive, isNumber);
    }

    private static string? AppendInteger(
        EngineContext context, ByteBuilder output, FormatDirective directive, Value value, ref bool isNumber)
    {
        var start = output.Length;
        var hexadecimal = directive.Letter == 'x';
        switch (value.Type.Tag)
        {
            case TypeTag.Addr when hexadecimal:
                AppendAddress(output, value);
                isNumber = false;
                return null;
            case TypeTag.Subnet:
                context.Reporter.Warning("a subnet has no number");
                output.Append((byte)'0');
                return null;
            case TypeTag.Port:
                AppendBits(output, (ulong)value.AsPort().Number, hexadecimal, signed: false);
                break;
            case TypeTag.Int or TypeTag.Enum:
                AppendBits(output, value.Bits, hexadecimal, signed: true);
                break;
            case TypeTag.Count or TypeTag.Bool:
                AppendBits(output, value.Bits, hexadecimal, signed: false);
                break;
            default:
                return "bad type for %d/%x format";
        }

        if (output.Span[start] == '-')
            start++;
        output.Insert(start, (byte)'0', directive.Precision - (output.Length - start)); // C's precision of an integer
        return null;
    }

    private static void AppendBits(ByteBuilder output, ulong bits, bool hexadecimal, bool signed)
    {
        if (hexadecimal)
            output.AppendFormatted(bits, "x");
        else if (signed)
            output.AppendFormatted((long)bits);
        else
            output.AppendFormatted(bits);
    }

    private static void AppendAddress(ByteBuilder output, Value value)
    {
        var address = value.AsAddr();
        if (address.IsV4)
        {
            output.AppendFormatted(address.V4Bits, "x8");
            return;
        }

        output.AppendFormatted(address.High, "x16");
        output.AppendFormatted(address.Low, "x16");
    }

    private static void AppendFloating(ByteBuilder output, FormatDirective directive, double value)
    {
        var precision = directive.Precision < 0 ? 6 : directive.Precision;
        switch ((char)directive.Letter)
        {
            case 'f':
                NumberText.AppendFixed(output, value, precision);
                break;
            case 'e':
                NumberText.AppendScientific(output, value, precision);
                break;
            default:
                NumberText.AppendGeneral(output, value, precision);
                break;
        }
    }

    private static void Pad(ByteBuilder output, int start, FormatDirective directive, bool isNumber)
    {
        var missing = directive.Width - (output.Length - start);
        if (missing <= 0)
            return;
        if (directive.LeftAligned)
            output.AppendRepeated((byte)' ', missing);
        else if (!directive.ZeroPadded || !isNumber)
            output.Insert(start, (byte)' ', missing);
        else
            output.Insert(output.Length > start && output.Span[start] == '-' ? start + 1 : start, (byte)'0', missing);
    }

    /// <summary>What stands behind one <c>%</c>.</summary>
    private readonly record struct FormatDirective(byte Letter, int Width, int Precision, bool LeftAligned, bool ZeroPadded)
    {
        public static FormatDirective Parse(ref ReadOnlySpan<byte> text)
        {
            bool left = false, zero = false;
            while (!text.IsEmpty && text[0] is (byte)'-' or (byte)'0')
            {
                left |= text[0] == '-';
                zero |= text[0] == '0';
                text = text[1..];
            }

            var width = Math.Max(0, ParseNumber(ref text));
            var precision = -1;
            if (!text.IsEmpty && text[0] == '.')
            {
                text = text[1..];
                precision = Math.Max(0, ParseNumber(ref text));
            }

            byte letter = 0;
            if (!text.IsEmpty)
            {
                letter = text[0];
                text = text[1..];
            }

            return new(letter, width, precision, left, zero && !left);
        }

        private static int ParseNumber(ref ReadOnlySpan<byte> text)
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 0)
                digits = text.Length;
            if (digits == 0)
                return -1;
            if (!int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                number = int.MaxValue;
            text = text[digits..];
            return number;
        }
    }
}
