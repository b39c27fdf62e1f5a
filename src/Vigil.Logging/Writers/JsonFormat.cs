using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Rows as JSON objects, one a line (language.md 5.5).</summary>
internal sealed class JsonFormat(LogOptions options) : RowFormat
{
    // What may stand in a JSON string as it is.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(32, 95).Select(static o => (byte)o).Where(static o => o is not ((byte)'"' or (byte)'\\'))]);

    private readonly Dictionary<string, byte[]> _keys = [];

    public override void Append(ByteBuffer output, LogTarget target, ReadOnlySpan<Value> row)
    {
        output.Append((byte)'{');
        var first = true;
        for (var i = 0; i < row.Length; i++)
        {
            if (!row[i].IsSet && !options.JsonIncludesUnset)
                continue;
            if (!first)
                output.Append((byte)',');
            first = false;
            output.Append(KeyOf(target.Schema.Columns[i].Name));
            AppendValue(output, row[i]);
        }

        output.Append("}\n"u8);
    }

    private byte[] KeyOf(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
        {
            var text = new ByteBuffer(64);
            AppendText(text, Encoding.UTF8.GetBytes(name));
            text.Append((byte)':');
            _keys.Add(name, key = text.Span.ToArray());
        }

        return key;
    }

    private void AppendValue(ByteBuffer output, Value value)
    {
        if (!value.IsSet)
        {
            output.Append("null"u8);
            return;
        }

        switch (value.Type.Tag)
        {
            case TypeTag.Bool:
                output.Append(value.AsBool() ? "true"u8 : "false"u8);
                break;
            case TypeTag.Int:
                output.Append(value.AsInt());
                break;
            case TypeTag.Count:
                output.Append(value.AsCount());
                break;
            case TypeTag.Port:
                output.Append((ulong)value.AsPort().Number);
                break;
            case TypeTag.Time:
                AppendTime(output, value.AsDouble());
                break;
            case TypeTag.Interval or TypeTag.Double:
                AppendNumber(output, value.AsDouble());
                break;
            case TypeTag.Addr:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsAddr().ToString()));
                break;
            case TypeTag.Subnet:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsSubnet().ToString()));
                break;
            case TypeTag.Enum:
                AppendText(output, Encoding.UTF8.GetBytes(((EnumType)value.Type).NameOf(value.AsInt())));
                break;
            case TypeTag.String:
                AppendText(output, value.AsString().Span);
                break;
            case TypeTag.Func:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsFunc().FunctionName));
                break;
            case TypeTag.File:
                AppendText(output, Encoding.UTF8.GetBytes(value.AsFile().FileName));
                break;
            default:
                AppendList(output, ((ListVal)value.Object!).Items.AsSpan());
                break;
        }
    }

    private void AppendList(ByteBuffer output, ReadOnlySpan<Value> items)
    {
        output.Append((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            AppendValue(output, items[i]);
        }

        output.Append((byte)']');
    }

    private void AppendTime(ByteBuffer output, double seconds)
    {
        switch (options.JsonTimestamps)
        {
            case "TS_MILLIS":
                output.Append((long)(seconds * 1000));
                break;
            case "TS_MILLIS_UNSIGNED":
                output.Append((ulong)(seconds * 1000));
                break;
            case "TS_ISO8601":
                var micros = (long)Math.Round(seconds * 1e6);
                var moment = DateTime.UnixEpoch.AddTicks(micros * 10);
                output.Append((byte)'"');
                output.Append(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
                output.Append((byte)'"');
                break;
            default:
                AppendNumber(output, seconds);
                break;
        }
    }

    private static void AppendNumber(ByteBuffer output, double number)
    {
        if (!double.IsFinite(number))
        {
            output.Append("null"u8);
            return;
        }

        var start = output.Length;
        output.Append(number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant());
        if (output.Span[start..].IndexOfAny(".e"u8) < 0)
            output.Append(".0"u8);
    }

    private static void AppendText(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        output.Append((byte)'"');
        if (text.IndexOfAnyExcept(Plain) < 0)
            output.Append(text);
        else
            AppendEscaped(output, text);
        output.Append((byte)'"');
    }

    private static void AppendEscaped(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        // Octets that JSON has no text for are written as a visible \xNN, with the backslash itself escaped.
        var keepsUtf8 = Utf8.IsValid(text) && !HasOtherControl(text);
        foreach (var octet in text)
        {
            switch (octet)
            {
                case (byte)'"':
                    output.Append("\\\""u8);
                    break;
                case (byte)'\\':
                    output.Append("\\\\"u8);
                    break;
                case (byte)'\b':
                    output.Append("\\b"u8);
                    break;
                case (byte)'\f':
                    output.Append("\\f"u8);
                    break;
                case (byte)'\n':
                    output.Append("\\n"u8);
                    break;
                case (byte)'\r':
                    output.Append("\\r"u8);
                    break;
                case (byte)'\t':
                    output.Append("\\t"u8);
                    break;
                case >= 32 and < 127:
                    output.Append(octet);
                    break;
                case >= 128 when keepsUtf8:
                    output.Append(octet);
                    break;
                default:
                    var digits = "0123456789abcdef"u8;
                    output.Append([(byte)'\\', (byte)'\\', (byte)'x', digits[octet >> 4], digits[octet & 15]]);
                    break;
            }
        }
    }

    private static bool HasOtherControl(ReadOnlySpan<byte> text)
    {
        foreach (var octet in text)
        {
            if (octet == 127 || (octet < 32 && octet is not ((byte)'\b' or (byte)'\f' or (byte)'\n' or (byte)'\r' or (byte)'\t')))
                return true;
        }

        return false;
    }
}
