using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Trimming, padding, filling.</summary>
public static class StringPadding
{
    // Strings of a script may be long, but a width is a slip of the pen before it gets here.
    private const ulong WidestField = 1 << 28;

    /// <summary>Without white space at both ends.</summary>
    [Builtin("strip", "function(str: string): string", IsPure = true)]
    public static ByteString Strip(EngineContext context, ByteString str) => Trim(str, " \t\n\v\f\r"u8, atStart: true, atEnd: true);

    /// <summary>Without any of <c>chars</c> at the beginning.</summary>
    [Builtin("lstrip", "function(str: string, chars: string &default=\" \\t\\n\\r\\v\\f\"): string", IsPure = true)]
    public static ByteString StripStart(EngineContext context, ByteString str, ByteString chars) =>
        Trim(str, chars.Span, atStart: true, atEnd: false);

    /// <summary>Without any of <c>chars</c> at the end.</summary>
    [Builtin("rstrip", "function(str: string, chars: string &default=\" \\t\\n\\r\\v\\f\"): string", IsPure = true)]
    public static ByteString StripEnd(EngineContext context, ByteString str, ByteString chars) =>
        Trim(str, chars.Span, atStart: false, atEnd: true);

    /// <summary>Padded on the right to a width.</summary>
    [Builtin("ljust", "function(str: string, width: count, fill: string &default=\" \"): string")]
    public static ByteString JustifyLeft(EngineContext context, ByteString str, ulong width, ByteString fill) =>
        Pad(context, str, width, fill, before: false);

    /// <summary>Padded on the left to a width.</summary>
    [Builtin("rjust", "function(str: string, width: count, fill: string &default=\" \"): string")]
    public static ByteString JustifyRight(EngineContext context, ByteString str, ulong width, ByteString fill) =>
        Pad(context, str, width, fill, before: true);

    /// <summary>Zeros put before a string up to a width; a sign is nothing special.</summary>
    [Builtin("zfill", "function(str: string, width: count): string")]
    public static ByteString FillZeros(EngineContext context, ByteString str, ulong width) =>
        Pad(context, str, width, ByteString.Copy("0"u8), before: true);

    /// <summary>A string of <c>len</c> octets: a source repeated, the last octet a NUL.</summary>
    [Builtin("string_fill", "function(len: int, source: string): string")]
    public static ByteString Fill(EngineContext context, long len, ByteString source)
    {
        if (len <= 0 || source.Length == 0 || (ulong)len > WidestField)
        {
            context.Reporter.Error("string_fill() needs a positive length and a source");
            return ByteString.Empty;
        }

        var octets = new byte[len];
        for (var i = 0; i < octets.Length - 1; i++)
            octets[i] = source.Span[i % source.Length];
        return ByteString.Adopt(octets);
    }

    /// <summary>Carries out a typist's corrections: each <c>arg_edit_char</c> removes itself and the character before it.</summary>
    [Builtin("edit", "function(arg_s: string, arg_edit_char: string): string")]
    public static ByteString Edit(EngineContext context, ByteString text, ByteString editChar)
    {
        if (editChar.Length != 1)
        {
            context.Reporter.Error("not exactly one edit character");
            return text;
        }

        var octets = new byte[text.Length];
        var count = 0;
        foreach (var octet in text.Span)
        {
            if (octet != editChar.Span[0])
                octets[count++] = octet;
            else if (count > 0)
                count--;
        }

        return ByteString.Copy(octets.AsSpan(0, count));
    }

    private static ByteString Trim(ByteString text, ReadOnlySpan<byte> octets, bool atStart, bool atEnd)
    {
        var span = text.Span;
        if (atStart)
            span = span.TrimStart(octets);
        if (atEnd)
            span = span.TrimEnd(octets);
        return span.Length == text.Length ? text : ByteString.Copy(span);
    }

    private static ByteString Pad(EngineContext context, ByteString text, ulong width, ByteString fill, bool before)
    {
        if (fill.Length != 1)
        {
            context.Reporter.Error("the fill must be one character");
            return text;
        }

        if (width <= (ulong)text.Length || width > WidestField)
            return text;
        var octets = new byte[width];
        octets.AsSpan().Fill(fill.Span[0]);
        text.Span.CopyTo(octets.AsSpan(before ? octets.Length - text.Length : 0));
        return ByteString.Adopt(octets);
    }
}
