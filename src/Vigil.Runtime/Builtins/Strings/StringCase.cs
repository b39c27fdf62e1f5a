using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Case, and what a string is made of. Only ASCII letters have a case.</summary>
public static class StringCase
{
    /// <summary>Replaces lower-case letters.</summary>
    [Builtin("to_upper", "function(str: string): string", IsPure = true)]
    public static ByteString ToUpper(EngineContext context, ByteString str) => Map(str, static octet => Upper(octet));

    /// <summary>Replaces upper-case letters.</summary>
    [Builtin("to_lower", "function(str: string): string", IsPure = true)]
    public static ByteString ToLower(EngineContext context, ByteString str) => Map(str, static octet => Lower(octet));

    /// <summary>Exchanges upper-case and lower-case letters.</summary>
    [Builtin("swap_case", "function(str: string): string", IsPure = true)]
    public static ByteString SwapCase(EngineContext context, ByteString str) =>
        Map(str, static octet => char.IsAsciiLetter((char)octet) ? (byte)(octet ^ 0x20) : octet);

    /// <summary>Makes the first letter of each word upper case; words are parted by white space.</summary>
    [Builtin("to_title", "function(str: string): string", IsPure = true)]
    public static ByteString ToTitle(EngineContext context, ByteString str)
    {
        var octets = str.Span.ToArray();
        for (var i = 0; i < octets.Length; i++)
        {
            if (i == 0 || IsSpace(octets[i - 1]))
                octets[i] = Upper(octets[i]);
        }

        return ByteString.Adopt(octets);
    }

    /// <summary>Whether there are octets and all are digits.</summary>
    [Builtin("is_num", "function(str: string): bool", IsPure = true)]
    public static bool IsNumber(EngineContext context, ByteString str) => All(str, char.IsAsciiDigit);

    /// <summary>Whether there are octets and all are letters.</summary>
    [Builtin("is_alpha", "function(str: string): bool", IsPure = true)]
    public static bool IsAlphabetic(EngineContext context, ByteString str) => All(str, char.IsAsciiLetter);

    /// <summary>Whether there are octets and all are letters or digits.</summary>
    [Builtin("is_alnum", "function(str: string): bool", IsPure = true)]
    public static bool IsAlphanumeric(EngineContext context, ByteString str) => All(str, char.IsAsciiLetterOrDigit);

    /// <summary>Whether all octets are below 128.</summary>
    [Builtin("is_ascii", "function(str: string): bool", IsPure = true)]
    public static bool IsAscii(EngineContext context, ByteString str) => System.Text.Ascii.IsValid(str.Span);

    /// <summary>The octets in reverse order.</summary>
    [Builtin("reverse", "function(str: string): string", IsPure = true)]
    public static ByteString Reverse(EngineContext context, ByteString str)
    {
        var octets = str.Span.ToArray();
        Array.Reverse(octets);
        return ByteString.Adopt(octets);
    }

    /// <summary>White space as C's <c>isspace</c> sees it.</summary>
    internal static bool IsSpace(byte octet) => octet is 32 or (>= 9 and <= 13);

    internal static byte Upper(byte octet) => octet is >= (byte)'a' and <= (byte)'z' ? (byte)(octet - 32) : octet;

    internal static byte Lower(byte octet) => octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet + 32) : octet;

    private static bool All(ByteString text, Func<char, bool> test)
    {
        foreach (var octet in text.Span)
        {
            if (!test((char)octet))
                return false;
        }

        return text.Length > 0;
    }

    private static ByteString Map(ByteString text, Func<byte, byte> change)
    {
        var span = text.Span;
        var first = 0;
        while (first < span.Length && change(span[first]) == span[first])
            first++;
        if (first == span.Length)
            return text; // most strings are in the wanted case already
        var octets = span.ToArray();
        for (var i = first; i < octets.Length; i++)
            octets[i] = change(octets[i]);
        return ByteString.Adopt(octets);
    }
}
