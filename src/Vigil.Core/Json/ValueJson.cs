using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Json;

/// <summary>Values as JSON: <c>to_json</c> (language.md 5.6).</summary>
public static class ValueJson
{
    // Deeper structures contain themselves.
    private const int MaxDepth = 100;

    /// <summary>Appends <paramref name="value"/>.</summary>
    public static void Write(ByteBuilder output, Value value, JsonOptions options) => Write(output, value, options, 0);

    private static void Write(ByteBuilder output, Value value, JsonOptions options, int depth)
    {
        if (depth > MaxDepth)
        {
            output.Append("null"u8);
            return;
        }

        switch (value.Object)
        {
            case null:
                WriteScalar(output, value, options);
                break;
            case ByteString text:
                JsonText.AppendString(output, text.Span);
                break;
            case RecordVal record:
                WriteRecord(output, record, options, depth);
                break;
            case VectorVal vector:
                WriteList(output, vector.Elements, options, depth);
                break;
            case ListVal list:
                WriteList(output, list.Items.AsSpan(), options, depth);
                break;
            case TableVal table:
                WriteTable(output, table, options, depth);
                break;
            case OpaqueVal opaque:
                output.Append("{\"opaque_type\":"u8);
                JsonText.AppendString(output, ByteString.From(opaque.ClassName).Span);
                output.Append((byte)'}');
                break;
            default:
                WriteText(output, value);
                break;
        }
    }

    private static void WriteScalar(ByteBuilder output, Value value, JsonOptions options)
    {
        switch (value.Type.Tag)
        {
            case TypeTag.Bool:
                output.Append(value.AsBool() ? "true"u8 : "false"u8);
                break;
            case TypeTag.Int or TypeTag.Count:
                ValueText.Describe(output, value);
                break;
            case TypeTag.Double or TypeTag.Time:
                JsonText.AppendDouble(output, value.AsDouble());
                break;
            case TypeTag.Interval when options.IntervalAsDouble:
                JsonText.AppendDouble(output, value.AsDouble());
                break;
            case TypeTag.Port:
                WritePort(output, value.AsPort());
                break;
            case TypeTag.Void:
                output.Append("null"u8);
                break;
            default:
                WriteText(output, value);
                break;
        }
    }

    private static void WritePort(ByteBuilder output, Net.Port port)
    {
        output.Append("{\"port\":"u8);
        output.AppendFormatted(port.Number);
        output.Append(",\"proto\":\""u8);
        using var text = new ByteBuilder(16);
        ValueText.AppendPort(text, port);
        output.Append(text.Span[(text.Span.IndexOf((byte)'/') + 1)..]);
        output.Append("\"}"u8);
    }

    private static void WriteText(ByteBuilder output, Value value)
    {
        using var text = new ByteBuilder();
        ValueText.Describe(text, value);
        JsonText.AppendString(output, text.Span);
    }

    private static void WriteRecord(ByteBuilder output, RecordVal record, JsonOptions options, int depth)
    {
        var fields = record.RecordType.Fields;
        var isFirst = true;
        output.Append((byte)'{');
        for (var slot = 0; slot < fields.Count; slot++)
        {
            if (!record[slot].IsSet || (options.OnlyLogged && !fields[slot].IsLogged))
                continue;
            if (!isFirst)
                output.Append((byte)',');
            isFirst = false;
            JsonText.AppendString(output, options.FieldName(fields[slot].Name));
            output.Append((byte)':');
            Write(output, record[slot], options, depth + 1);
        }

        output.Append((byte)'}');
    }

    private static void WriteList(ByteBuilder output, ReadOnlySpan<Value> items, JsonOptions options, int depth)
    {
        output.Append((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            Write(output, items[i], options, depth + 1);
        }

        output.Append((byte)']');
    }

    private static void WriteTable(ByteBuilder output, TableVal table, JsonOptions options, int depth)
    {
        var isSet = table.TableType.IsSet;
        var isFirst = true;
        output.Append(isSet ? (byte)'[' : (byte)'{');
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
        {
            if (!isFirst)
                output.Append((byte)',');
            isFirst = false;
            var key = table.KeyAt(cursor);
            if (isSet)
            {
                WriteKey(output, key, options, depth);
                continue;
            }

            WriteKeyAsName(output, key, options, depth);
            output.Append((byte)':');
            Write(output, table.ValueAt(cursor), options, depth + 1);
        }

        output.Append(isSet ? (byte)']' : (byte)'}');
    }

    private static void WriteKey(ByteBuilder output, ReadOnlySpan<Value> key, JsonOptions options, int depth)
    {
        if (key.Length == 1)
            Write(output, key[0], options, depth + 1);
        else
            WriteList(output, key, options, depth);
    }

    // The name of a member is a string: what is one already stays, anything else is put in quotes as text.
    private static void WriteKeyAsName(ByteBuilder output, ReadOnlySpan<Value> key, JsonOptions options, int depth)
    {
        using var text = new ByteBuilder();
        WriteKey(text, key, options, depth);
        if (text.Span[0] == '"')
            output.Append(text.Span);
        else
            JsonText.AppendString(output, text.Span);
    }
}
