using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Octets that are not fit to print, made visible.</summary>
public static class StringEscapes
{
    private const int DumpWidth = 16;
    private const int DumpTextColumn = 56;

    /// <summary>Writes octets that are not printable as <c>\xNN</c>.</summary>
    [Builtin("clean", "function(str: string): string", IsPure = true)]
    public static ByteString Clean(EngineContext context, ByteString str) => Escape(str, ""u8);

    /// <summary>The same, with a backslash before backslashes and quotes: fit for a string literal.</summary>
    [Builtin("to_string_literal", "function(str: string): string", IsPure = true)]
    public static ByteString ToLiteral(EngineContext context, ByteString str) => Escape(str, "\\\"'"u8);

    /// <summary>The same, with a backslash before backslashes only.</summary>
    [Builtin("escape_string", "function(s: string): string", IsPure = true)]
    public static ByteString EscapeString(EngineContext context, ByteString s) => Escape(s, "\\"u8);

    /// <summary>Two hexadecimal digits for each octet.</summary>
    [Builtin("string_to_ascii_hex", "function(s: string): string", IsPure = true)]
    [Builtin("bytestring_to_hexstr", "function(bytestring: string): string", IsPure = true)]
    public static ByteString ToHexadecimal(EngineContext context, ByteString s)
    {
        using var output = new ByteBuilder(s.Length * 2);
        foreach (var octet in s.Span)
            output.AppendHex(octet);
        return output.ToByteString();
    }

    /// <summary>The octets that pairs of hexadecimal digits stand for.</summary>
    [Builtin("hexstr_to_bytestring", "function(hexstr: string): string")]
    public static ByteString FromHexadecimal(EngineContext context, ByteString hexstr)
    {
        if (hexstr.Length % 2 != 0)
        {
            context.Reporter.Error("Hex string has odd number of digits");
            return ByteString.Empty;
        }

        var octets = new byte[hexstr.Length / 2];
        if (Convert.FromHexString(hexstr.Span, octets, out _, out _) == System.Buffers.OperationStatus.Done)
            return ByteString.Adopt(octets);
        context.Reporter.Error("Hex string contains a character that is no hexadecimal digit");
        return ByteString.Empty;
    }

    /// <summary>Encloses a string in double quotes so that a shell takes it as one word.</summary>
    [Builtin("safe_shell_quote", "function(source: string): string", IsPure = true)]
    public static ByteString QuoteForShell(EngineContext context, ByteString source)
    {
        using var output = new ByteBuilder(source.Length + 16);
        output.Append((byte)'"');
        foreach (var octet in source.Span)
        {
            if (octet == 0)
                break; // no argument of a program can hold it
            if ("\\\"`$"u8.Contains(octet))
                output.Append((byte)'\\');
            output.Append(octet);
        }

        output.Append((byte)'"');
        return output.ToByteString();
    }

    /// <summary>Lines of offset, sixteen octets in hexadecimal, and the same as text.</summary>
    [Builtin("hexdump", "function(data_str: string): string", IsPure = true)]
    public static ByteString Dump(EngineContext context, ByteString data)
    {
        using var output = new ByteBuilder(data.Length * 5);
        for (var offset = 0; offset < data.Length; offset += DumpWidth)
        {
            var row = data.Span.Slice(offset, Math.Min(DumpWidth, data.Length - offset));
            var start = output.Length;
            output.AppendFormatted(offset, "x4");
            output.Append("  "u8);
            for (var i = 0; i < row.Length; i++)
            {
                if (i == DumpWidth / 2)
                    output.Append((byte)' ');
                output.AppendHex(row[i]);
                output.Append((byte)' ');
            }

            output.AppendRepeated((byte)' ', DumpTextColumn - (output.Length - start));
            for (var i = 0; i < row.Length; i++)
            {
                if (i == DumpWidth / 2)
                    output.Append((byte)' ');
                output.Append(row[i] is >= 32 and < 127 ? row[i] : (byte)'.');
            }

            output.Append((byte)'\n');
        }

        return output.ToByteString();
    }

    /// <summary>Replaces <c>%NN</c> by the octet it stands for; what is no such escape stays.</summary>
    [Builtin("unescape_URI", "function(URI: string): string", IsPure = true)]
    public static ByteString UnescapeUri(EngineContext context, ByteString uri)
    {
        var text = uri.Span;
        if (!text.Contains((byte)'%'))
            return uri;
        using var output = new ByteBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                output.Append((byte)Convert.ToInt32(((char)text[i + 1]).ToString() + (char)text[i + 2], 16));
                i += 2;
            }
            else
            {
                output.Append(text[i]);
            }
        }

        return output.ToByteString();
    }

    private static ByteString Escape(ByteString text, ReadOnlySpan<byte> withBackslash)
    {
        using var output = new ByteBuilder(text.Length + 16);
        foreach (var octet in text.Span)
        {
            if (octet is < 32 or > 126)
            {
                output.Append("\\x"u8);
                output.AppendHex(octet);
                continue;
            }

            if (withBackslash.Contains(octet))
                output.Append((byte)'\\');
            output.Append(octet);
        }

        return output.ToByteString();
    }
}
