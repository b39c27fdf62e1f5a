using System.Buffers;
using System.Globalization;
using System.Text;

namespace Vigil.Broker;

/// <summary>How octets are written that are no UTF-8: JSON has no way to carry them.</summary>
public enum JsonOctets
{
    /// <summary>As U+FFFD.</summary>
    Replace,

    /// <summary>As <c>\u0080</c> to <c>\u00ff</c>, one for each octet.</summary>
    Escape,
}

/// <summary>Writes values as JSON (format v1): each an object with <c>@data-type</c> and <c>data</c>.</summary>
internal sealed class JsonOutput(IBufferWriter<byte> target, JsonOctets octets = JsonOctets.Replace)
{
    private const int NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Writes a value as an object of its own.</summary>
    public void Write(BrokerData value)
    {
        Raw("{"u8);
        Members(value);
        Raw("}"u8);
    }

    /// <summary>Writes a message: the members of the value, with kind and topic before them.</summary>
    public void WriteMessage(Topic topic, BrokerData value)
    {
        Raw("{\"type\":\"data-message\",\"topic\":"u8);
        Text(topic.Octets);
        Raw(","u8);
        Members(value);
        Raw("}"u8);
    }

    /// <summary>Writes a string between quotes.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        Raw("\""u8);
        while (!text.IsEmpty)
        {
            var plain = PlainLength(text);
            Raw(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
                break;
            text = text[Special(text)..];
        }

        Raw("\""u8);
    }

    // Depth is bounded: values deeper than Binary.MaxDepth are not received.
    private void Members(BrokerData value)
    {
        Raw("\"@data-type\":\""u8);
        Raw(JsonNames.Of(value.Type));
        Raw("\",\"data\":"u8);
        switch (value.Type)
        {
            case DataType.None:
                Raw("{}"u8);
                break;
            case DataType.Boolean:
                Raw(value.AsBoolean() ? "true"u8 : "false"u8);
                break;
            case DataType.Count:
                Number(value.Bits);
                break;
            case DataType.Integer:
                Number((long)value.Bits);
                break;
            case DataType.Real:
                Raw(Encoding.ASCII.GetBytes(BrokerData.PrintReal(value.AsReal())));
                break;
            case DataType.String or DataType.EnumValue:
                Text(value.Span);
                break;
            case DataType.Timestamp:
                Timestamp((long)value.Bits);
                break;
            case DataType.Timespan:
                Timespan((long)value.Bits);
                break;
            case DataType.Set or DataType.Table or DataType.Vector:
                Elements(value);
                break;
            default:
                Text(Encoding.ASCII.GetBytes(value.ToString()));
                break;
        }
    }

    private void Elements(BrokerData container)
    {
        Raw("["u8);
        var walker = new BinaryWalker(container);
        for (var i = 0; walker.MoveNext(out var element); i++)
        {
            if (i > 0)
                Raw(","u8);
            if (container.Type == DataType.Table)
            {
                Raw("{\"key\":"u8);
                Write(element);
                Raw(",\"value\":"u8);
                walker.MoveNext(out element);
                Write(element);
                Raw("}"u8);
            }
            else
            {
                Write(element);
            }
        }

        Raw("]"u8);
    }

    // ISO 8601 in UTC without zone, cut (not rounded) to milliseconds.
    private void Timestamp(long nanoseconds)
    {
        var milliseconds = Math.DivRem(nanoseconds, NanosecondsPerMillisecond, out var rest) - (rest < 0 ? 1 : 0);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        Raw(Encoding.ASCII.GetBytes(time.ToString("'\"'yyyy-MM-dd'T'HH:mm:ss.fff'\"'", CultureInfo.InvariantCulture)));
    }

    private void Timespan(long nanoseconds)
    {
        var (unit, name) = nanoseconds switch
        {
            _ when nanoseconds % 1_000_000_000 == 0 => (1_000_000_000L, "s"),
            _ when nanoseconds % NanosecondsPerMillisecond == 0 => (NanosecondsPerMillisecond, "ms"),
            _ when nanoseconds % 1000 == 0 => (1000L, "us"),
            _ => (1L, "ns"),
        };
        Raw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"{nanoseconds / unit}{name}\"")));
    }

    // Octets that need no escape; whole UTF-8 sequences only.
    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var octet = text[at];
            if (octet is < 0x20 or (byte)'"' or (byte)'\\')
                break;
            if (octet < 0x80)
            {
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != OperationStatus.Done)
                break;
            at += length;
        }

        return at;
    }

    private int Special(ReadOnlySpan<byte> text)
    {
        var octet = text[0];
        var isShort = true;
        switch (octet)
        {
            case (byte)'"':
                Raw("\\\""u8);
                break;
            case (byte)'\\':
                Raw("\\\\"u8);
                break;
            case (byte)'\b':
                Raw("\\b"u8);
                break;
            case (byte)'\f':
                Raw("\\f"u8);
                break;
            case (byte)'\n':
                Raw("\\n"u8);
                break;
            case (byte)'\r':
                Raw("\\r"u8);
                break;
            case (byte)'\t':
                Raw("\\t"u8);
                break;
            default:
                isShort = false;
                break;
        }

        if (isShort)
            return 1;
        if (octet >= 0x80 && octets == JsonOctets.Replace)
        {
            Raw("\uFFFD"u8);
            Rune.DecodeFromUtf8(text, out _, out var skipped);
            return skipped;
        }

        Raw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{octet:x4}")));
        return 1;
    }

    private void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(target.GetSpan(24), out var written, default, CultureInfo.InvariantCulture);
        target.Advance(written);
    }

    private void Raw(ReadOnlySpan<byte> text) => target.Write(text);
}
