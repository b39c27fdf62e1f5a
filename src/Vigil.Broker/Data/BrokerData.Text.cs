using System.Globalization;
using System.Text;

namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>The value for people to read: <c>T</c>, <c>42</c>, <c>80/tcp</c>, <c>{a, b}</c>, <c>{k -> v}</c>, <c>(1, 2)</c>, <c>nil</c>; never read back.</summary>
    public override string ToString()
    {
        if (Type is DataType.String or DataType.EnumValue)
            return Encoding.UTF8.GetString(Span);
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    internal void Print(StringBuilder text)
    {
        switch (Type)
        {
            case DataType.None:
                text.Append("nil");
                break;
            case DataType.Boolean:
                text.Append(_bits != 0 ? 'T' : 'F');
                break;
            case DataType.Count:
                text.Append(_bits);
                break;
            case DataType.Integer:
                text.Append((long)_bits);
                break;
            case DataType.Real:
                text.Append(PrintReal(AsReal()));
                break;
            case DataType.String or DataType.EnumValue:
                text.Append(Encoding.UTF8.GetString(Span));
                break;
            case DataType.Address:
                AddressText.Print(text, AddressBits);
                break;
            case DataType.Subnet:
                AddressText.Print(text, AddressBits, isV6: !IsV4Address);
                text.Append('/').Append(IsV4Address ? _prefix - 96 : _prefix);
                break;
            case DataType.Port:
                text.Append(AsPort());
                break;
            case DataType.Timestamp or DataType.Timespan:
                text.Append((long)_bits).Append("ns");
                break;
            default:
                PrintElements(text);
                break;
        }
    }

    /// <summary>Fixed notation with six digits, as C prints <c>%f</c>.</summary>
    internal static string PrintReal(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        return value.ToString("F6", CultureInfo.InvariantCulture);
    }

    private void PrintElements(StringBuilder text)
    {
        text.Append(Type == DataType.Vector ? '(' : '{');
        var walker = new BinaryWalker(this);
        for (var i = 0; walker.MoveNext(out var element); i++)
        {
            if (i > 0)
                text.Append(Type == DataType.Table && (i & 1) == 1 ? " -> " : ", ");
            element.Print(text);
        }

        text.Append(Type == DataType.Vector ? ')' : '}');
    }
}
