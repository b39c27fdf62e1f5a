using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Text;

/// <summary>Writes values in the text form of language.md 5.1.</summary>
internal ref struct ValueRenderer(ByteBuilder output, TextStyle style)
{
    // Values nested deeper than any script means to show: a structure that contains itself.
    private const int MaxDepth = 100;

    private readonly int _start = output.Length;
    private int _level;
    private int _depth;

    /// <summary>Writes one value.</summary>
    public void Write(Value value)
    {
        if (_depth == MaxDepth)
        {
            Text("..."u8);
            return;
        }

        _depth++;
        switch (value.Object)
        {
            case null:
                WriteScalar(value);
                break;
            case ByteString text:
                WriteString(text.Span);
                break;
            case RecordVal record:
                WriteRecord(record);
                break;
            case VectorVal vector:
                WriteVector(vector);
                break;
            case TableVal table:
                WriteTable(table);
                break;
            case ListVal list:
                WriteList(list.Items.AsSpan());
                break;
            case PatternVal pattern:
                Indent();
                output.Append((byte)'/');
                output.Append(pattern.Pattern.TextOctets.Span);
                output.Append((byte)'/');
                break;
            case AddrBox box:
                Text(box.Address.ToString());
                break;
            case SubnetBox box:
                Text(box.Subnet.ToString());
                break;
            case FuncVal function:
                Text(function.Describe());
                break;
            case FileVal file:
                Text("file \"");
                output.Append(file.FileName);
                output.Append("\" of string"u8);
                break;
            case OpaqueVal { Text: { } text }:
                Text(text);
                break;
            case OpaqueVal opaque:
                Text("<opaque of "u8);
                output.Append(opaque.ClassName);
                output.Append((byte)'>');
                break;
            case TypeVal type:
                Text(type.Denoted.ToString());
                break;
        }

        _depth--;
    }

    private void WriteScalar(Value value)
    {
        switch (value.Type.Tag)
        {
            case TypeTag.Bool:
                Text(value.AsBool() ? "T"u8 : "F"u8);
                break;
            case TypeTag.Count:
                Indent();
                output.AppendFormatted(value.AsCount());
                break;
            case TypeTag.Int:
                Indent();
                output.AppendFormatted(value.AsInt());
                break;
            case TypeTag.Double or TypeTag.Time: // indented in one style only, as are intervals and strings
                IndentAlways();
                NumberText.AppendDouble(output, value.AsDouble());
                break;
            case TypeTag.Interval:
                IndentAlways();
                NumberText.AppendInterval(output, value.AsDouble());
                break;
            case TypeTag.Port:
                Indent();
                ValueText.AppendPort(output, value.AsPort());
                break;
            case TypeTag.Addr:
                Indent();
                ValueText.AppendAddr(output, value.AsAddr());
                break;
            case TypeTag.Subnet:
                Indent();
                ValueText.AppendSubnet(output, value.AsSubnet());
                break;
            case TypeTag.Enum:
                Text(((EnumType)value.Type).NameOf(value.AsInt()));
                break;
            default:
                Text("<uninitialized>"u8);
                break;
        }
    }

    private void WriteString(ReadOnlySpan<byte> octets)
    {
        IndentAlways();
        if (style == TextStyle.Print)
            ValueText.AppendEscaped(output, octets);
        else
            output.Append(octets);
    }

    private void WriteRecord(RecordVal record)
    {
        var fields = record.RecordType.Fields;
        Text("["u8);
        for (var slot = 0; slot < fields.Count; slot++)
        {
            if (slot > 0)
                output.Append(", "u8);
            output.Append(fields[slot].Name);
            output.Append((byte)'=');
            Write(record[slot]);
        }

        Text("]"u8);
    }

    private void WriteVector(VectorVal vector)
    {
        Text("["u8);
        for (var i = 0; i < vector.Count; i++)
        {
            if (i > 0)
                Text(", "u8);
            if (vector[i].IsSet)
                Write(vector[i]);
        }

        Text("]"u8);
    }

    private void WriteTable(TableVal table)
    {
        Text("{"u8);
        _level++;
        NewLine();
        var isFirst = true;
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
        {
            if (!isFirst)
            {
                Text(","u8);
                NewLine();
            }

            isFirst = false;
            if (table.Arity > 1)
                WriteList(table.KeyAt(cursor));
            else if (table.TableType.IsSet)
                Write(table.KeyAt(cursor)[0]);
            else
                WriteList(table.KeyAt(cursor));
            if (table.TableType.IsSet)
                continue;
            Text(" = "u8);
            Write(table.ValueAt(cursor));
        }

        _level--;
        NewLine();
        Text("}"u8);
    }

    private void WriteList(ReadOnlySpan<Value> items)
    {
        Text("["u8);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                Text(", "u8);
            Write(items[i]);
        }

        Text("]"u8);
    }

    private void Text(ReadOnlySpan<byte> ascii)
    {
        Indent();
        output.Append(ascii);
    }

    private void Text(string text)
    {
        Indent();
        output.Append(text);
    }

    private readonly void NewLine()
    {
        if (style != TextStyle.Short)
            output.Append((byte)'\n');
    }

    private readonly void IndentAlways()
    {
        if (style == TextStyle.PrintLog)
            Indent();
    }

    // A piece that begins a line is moved in; strings and doubles do not come here, as in the reference.
    private readonly void Indent()
    {
        if (style is TextStyle.Describe or TextStyle.PrintLog && _level > 0 && output.Length > _start && output.Last == '\n')
            output.AppendRepeated((byte)'\t', _level);
    }
}
