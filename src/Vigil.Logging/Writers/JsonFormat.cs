using System.Globalization;
using System.Text;
using Vigil.Core.Json;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Rows as JSON objects, one a line (language.md 5.5).</summary>
internal sealed class JsonFormat(LogOptions options) : RowFormat
{
    private readonly EnumNames _enums = new();
    private LogTarget? _target;
    private byte[][] _keys = [];

    public override void Append(ByteBuilder output, LogTarget target, ReadOnlySpan<Value> row)
    {
        if (!ReferenceEquals(target, _target))
            Begin(target);
        var start = output.Length;
        for (var i = 0; i < row.Length; i++)
        {
            if (!row[i].IsSet && !options.JsonIncludesUnset)
                continue;
            output.Append(_keys[i]);
            AppendValue(output, row[i]);
        }

        if (output.Length == start)
            output.Append((byte)'{');
        else
            output.MutableSpan[start] = (byte)'{'; // in place of the first comma
        output.Append("}\n"u8);
    }

    private void Begin(LogTarget target)
    {
        _target = target;
        _keys = [.. target.Schema.Columns.Select(static column =>
        {
            using var text = new ByteBuilder(64);
            text.Append((byte)',');
            JsonText.AppendString(text, Encoding.UTF8.GetBytes(column.Name));
            text.Append((byte)':');
            return text.Span.ToArray();
        })];
    }

    private void AppendValue(ByteBuilder output, Value value)
    {
        if (!value.IsSet)
        {
            output.Append("null"u8);
            return;
        }

        if (value.Object is ByteString text)
        {
            JsonText.AppendString(output, text.Span);
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
                output.Append(value.AsBool() ? "true"u8 : "false"u8);
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
            case TypeTag.Time:
                AppendTime(output, value.AsDouble());
                break;
            case TypeTag.Interval or TypeTag.Double:
                JsonText.AppendDouble(output, value.AsDouble());
                break;
            case TypeTag.Addr:
                output.Append((byte)'"');
                ValueText.AppendAddr(output, value.AsAddr());
                output.Append((byte)'"');
                break;
            case TypeTag.Subnet:
                output.Append((byte)'"');
                ValueText.AppendSubnet(output, value.AsSubnet());
                output.Append((byte)'"');
                break;
            case TypeTag.Enum:
                JsonText.AppendString(output, _enums.NameOf(value));
                break;
            case TypeTag.Func:
                JsonText.AppendString(output, Encoding.UTF8.GetBytes(value.AsFunc().FunctionName));
                break;
            case TypeTag.File:
                JsonText.AppendString(output, Encoding.UTF8.GetBytes(value.AsFile().FileName));
                break;
        }
    }

    private void AppendList(ByteBuilder output, ReadOnlySpan<Value> items)
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

    private void AppendTime(ByteBuilder output, double seconds)
    {
        switch (options.JsonTimestamps)
        {
            case "TS_MILLIS":
                output.AppendFormatted((long)(seconds * 1000));
                break;
            case "TS_MILLIS_UNSIGNED":
                output.AppendFormatted((ulong)(seconds * 1000));
                break;
            case "TS_ISO8601":
                var micros = (long)Math.Round(Math.Clamp(seconds, -1e10, 1e11) * 1e6); // years that a calendar has
                var moment = DateTime.UnixEpoch.AddTicks(micros * 10);
                output.Append((byte)'"');
                output.Append(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
                output.Append((byte)'"');
                break;
            default:
                JsonText.AppendDouble(output, seconds);
                break;
        }
    }
}
