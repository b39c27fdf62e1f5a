using System.Buffers;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Core.Text;

/// <summary>Values as text (language.md 5.1, 5.2).</summary>
public static class ValueText
{
    // What print shows as it is.
    private static readonly SearchValues<byte> _printable =
        SearchValues.Create([.. Enumerable.Range(32, 95).Select(static octet => (byte)octet)]);

    /// <summary>The form of <c>cat</c>, <c>fmt</c> and logs.</summary>
    public static void Describe(ByteBuilder output, Value value) => Render(output, value, TextStyle.Describe);

    /// <summary>The form of <c>print</c>.</summary>
    public static void Print(ByteBuilder output, Value value) => Render(output, value, TextStyle.Print);

    /// <summary>The form of messages, without line breaks.</summary>
    public static void Short(ByteBuilder output, Value value) => Render(output, value, TextStyle.Short);

    /// <summary>Writes a value in a style.</summary>
    public static void Render(ByteBuilder output, Value value, TextStyle style) => new ValueRenderer(output, style).Write(value);

    /// <summary>The text of a value as a CLR string; for messages, octets that are no UTF-8 are lost.</summary>
    public static string ToString(Value value, TextStyle style = TextStyle.Short)
    {
        using var output = new ByteBuilder();
        Render(output, value, style);
        return output.ToString();
    }

    /// <summary><c>cat(...)</c>: the text forms end to end.</summary>
    public static ByteString Cat(ReadOnlySpan<Value> values)
    {
        if (values.Length == 1 && values[0].Object is ByteString only)
            return only;
        using var output = new ByteBuilder();
        foreach (var value in values)
            Describe(output, value);
        return output.ToByteString();
    }

    /// <summary>A line of <c>print</c>: the values joined by <c>, </c>, ended by a line feed; raw mode has neither.</summary>
    public static void PrintLine(ByteBuilder output, ReadOnlySpan<Value> values, bool raw = false)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0 && !raw)
                output.Append(", "u8);
            Render(output, values[i], raw ? TextStyle.Describe : TextStyle.Print);
        }

        if (!raw)
            output.Append((byte)'\n');
    }

    /// <summary>Octets below 32 and above 126 as <c>\xNN</c>, the others as they are; a backslash is no exception.</summary>
    public static void AppendEscaped(ByteBuilder output, ReadOnlySpan<byte> octets)
    {
        while (true)
        {
            var plain = octets.IndexOfAnyExcept(_printable);
            if (plain < 0)
            {
                output.Append(octets);
                return;
            }

            output.Append(octets[..plain]);
            output.Append("\\x"u8);
            output.AppendHex(octets[plain]);
            octets = octets[(plain + 1)..];
        }
    }

    /// <summary><c>80/tcp</c>.</summary>
    public static void AppendPort(ByteBuilder output, Port port)
    {
        output.AppendFormatted(port.Number);
        output.Append(port.Transport switch
        {
            TransportProtocol.Tcp => "/tcp"u8,
            TransportProtocol.Udp => "/udp"u8,
            TransportProtocol.Icmp => "/icmp"u8,
            _ => "/unknown"u8,
        });
    }

    /// <summary>Dotted quad, or the IPv6 form of language.md 5.1.</summary>
    public static void AppendAddr(ByteBuilder output, Addr address)
    {
        if (!address.IsV4)
        {
            output.Append(address.ToString());
            return;
        }

        var bits = address.V4Bits;
        var digits = output.GetSpan(16);
        var length = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var octet = (bits >> shift) & 255;
            if (octet >= 100)
                digits[length++] = (byte)('0' + (octet / 100));
            if (octet >= 10)
                digits[length++] = (byte)('0' + (octet / 10 % 10));
            digits[length++] = (byte)('0' + (octet % 10));
            if (shift > 0)
                digits[length++] = (byte)'.';
        }

        output.Advance(length);
    }

    /// <summary><c>10.0.0.0/8</c>.</summary>
    public static void AppendSubnet(ByteBuilder output, Subnet subnet)
    {
        AppendAddr(output, subnet.Prefix);
        output.Append((byte)'/');
        output.AppendFormatted(subnet.Width);
    }
}
