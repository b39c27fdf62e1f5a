using System.Buffers;
using System.Text;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Rows as columns between separators (language.md 5.5).</summary>
internal sealed class TsvFormat : RowFormat
{
    // Octets that stand for themselves wherever they occur: printable ASCII but the backslash and both separators.
    private readonly SearchValues<byte> _plain;
    private readonly byte[] _separator;
    private readonly byte[] _setSeparator;
    private readonly byte[] _empty;
    private readonly byte[] _unset;
    private readonly byte[] _meta;
    private readonly bool _keepsUtf8;
    private readonly EnumNames _enums = new();

    public TsvFormat(LogOptions options)
    {
        _separator = Encoding.UTF8.GetBytes(options.Separator);
        _setSeparator = Encoding.UTF8.GetBytes(options.SetSeparator);
        _empty = Encoding.UTF8.GetBytes(options.EmptyField);
        _unset = Encoding.UTF8.GetBytes(options.UnsetField);
        _meta = Encoding.UTF8.GetBytes(options.MetaPrefix);
        _keepsUtf8 = options.KeepsUtf8;
        _plain = SearchValues.Create(
            [.. Enumerable.Range(32, 95).Select(static o => (byte)o)
                .Where(o => o != (byte)'\\' && !_separator.Contains(o) && !_setSeparator.Contains(o))]);
    }

    /// <summary>A value by itself, as in a set: how databases hold containers.</summary>
    public void AppendItems(ByteBuilder output, ListVal list) => AppendList(output, list.Items.AsSpan());

    public override void Append(ByteBuilder output, LogTarget target, ReadOnlySpan<Value> row)
    {
        var start = output.Length;
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0)
                output.Append(_separator);
            AppendValue(output, row[i], inContainer: false);
        }

        // A line that looks like a header must not be taken for one.
        if (_meta.Length > 0 && output.Span[start..].StartsWith(_meta))
        {
            Span<byte> escape = stackalloc byte[4];
            WriteEscape(escape, output.Span[start]);
            var rest = output.Span[(start + 1)..].ToArray();
            output.Truncate(start);
            output.Append(escape);
            output.Append(rest);
        }

        output.Append((byte)'\n');
    }

    private void AppendValue(ByteBuilder output, Value value, bool inContainer)
    {
        if (!value.IsSet)
        {
            output.Append(_unset);
            return;
        }

        if (value.Object is ByteString text)
        {
            AppendText(output, text.Span, inContainer);
            return;
        }

        if (value.Object is ListVal list)
        {
            AppendList(output, list.Items.AsSpan());
            return;
        }

        switch (value.Type.Tag)
        {
            case TypeTag.Bool:
                output.Append(value.AsBool() ? (byte)'T' : (byte)'F');
                break;
            case TypeTag.Int:
                output.AppendFormatted(value.AsInt());
                break;
            case TypeTag.Count:
                output.AppendFormatted(value.AsCount());
                break;
            case TypeTag.Port:
                output.AppendFormatted(value.AsPort().Number);
                break;
            case TypeTag.Time or TypeTag.Interval:
                NumberText.AppendFixed(output, value.AsDouble(), 6);
                break;
            case TypeTag.Double:
                AppendDouble(output, value.AsDouble());
                break;
            case TypeTag.Addr:
                ValueText.AppendAddr(output, value.AsAddr());
                break;
            case TypeTag.Subnet:
                ValueText.AppendSubnet(output, value.AsSubnet());
                break;
            case TypeTag.Enum:
                AppendText(output, _enums.NameOf(value), inContainer);
                break;
            case TypeTag.Func:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsFunc().FunctionName), inContainer);
                break;
            case TypeTag.File:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsFile().FileName), inContainer);
                break;
        }
    }

    private void AppendList(ByteBuilder output, ReadOnlySpan<Value> items)
    {
        if (items.IsEmpty)
        {
            output.Append(_empty);
            return;
        }

        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                output.Append(_setSeparator);
            AppendValue(output, items[i], inContainer: true);
        }
    }

    private void AppendText(ByteBuilder output, ReadOnlySpan<byte> text, bool inContainer)
    {
        if (text.IsEmpty)
        {
            output.Append(_empty);
            return;
        }

        if ((text.Length == _unset.Length && text.SequenceEqual(_unset)) || (text.Length == _empty.Length && text.SequenceEqual(_empty)))
        {
            AppendEscape(output, text[0]);
            output.Append(text[1..]);
            return;
        }

        while (!text.IsEmpty)
        {
            var special = text.IndexOfAnyExcept(_plain);
            if (special < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..special]);
            text = text[special..];
            text = text[AppendSpecial(output, text, inContainer)..];
        }
    }

    // Writes what stands at the front of the text and tells how many octets that were.
    private int AppendSpecial(ByteBuilder output, ReadOnlySpan<byte> text, bool inContainer)
    {
        var octet = text[0];
        if (octet == (byte)'\\')
        {
            output.Append("\\\\"u8);
            return 1;
        }

        if (text.StartsWith(_separator))
            return AppendEscaped(output, text[.._separator.Length]);
        if (inContainer && text.StartsWith(_setSeparator))
            return AppendEscaped(output, text[.._setSeparator.Length]);
        if (octet is >= 32 and < 127)
        {
            output.Append(octet);
            return 1;
        }

        if (octet >= 128 && _keepsUtf8 && Rune.DecodeFromUtf8(text, out var rune, out var size) == OperationStatus.Done
            && !Rune.IsControl(rune))
        {
            output.Append(text[..size]);
            return size;
        }

        AppendEscape(output, octet);
        return 1;
    }

    private static int AppendEscaped(ByteBuilder output, ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
            AppendEscape(output, octet);
        return octets.Length;
    }

    private static void AppendEscape(ByteBuilder output, byte octet)
    {
        Span<byte> escape = stackalloc byte[4];
        WriteEscape(escape, octet);
        output.Append(escape);
    }

    private static void WriteEscape(Span<byte> escape, byte octet)
    {
        var digits = "0123456789abcdef"u8;
        escape[0] = (byte)'\\';
        escape[1] = (byte)'x';
        escape[2] = digits[octet >> 4];
        escape[3] = digits[octet & 15];
    }

    // Six decimals without trailing zeros, but with ".0" for whole numbers; never an exponent.
    private static void AppendDouble(ByteBuilder output, double number)
    {
        if (!double.IsFinite(number))
        {
            output.Append(double.IsNaN(number) ? "nan"u8 : number > 0 ? "inf"u8 : "-inf"u8);
            return;
        }

        var start = output.Length;
        NumberText.AppendFixed(output, number, 6);
        var text = output.Span[start..].TrimEnd((byte)'0').TrimEnd((byte)'.');
        output.Truncate(start + text.Length);
        if (Math.Abs(number - Math.Round(number)) < 1e-9)
            output.Append(".0"u8);
    }
}
