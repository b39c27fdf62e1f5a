using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Substrings: where they are, taking them out, replacing them.</summary>
public static class StringSearch
{
    /// <summary>Position of the first occurrence between <c>start</c> and <c>end</c> (-1: the end of the string), or -1.</summary>
    [Builtin("find_str",
        "function(str: string, sub: string, start: count &default=0, end: int &default=-1, case_sensitive: bool &default=T): int")]
    public static long Find(EngineContext context, ByteString str, ByteString sub, ulong start, long end, bool caseSensitive)
    {
        if (!TryBounds(context, str, start, end, out var from, out var to))
            return -1;
        var at = caseSensitive
            ? str.Span[from..to].IndexOf(sub.Span)
            : StringCase.ToLower(context, str).Span[from..to].IndexOf(StringCase.ToLower(context, sub).Span);
        return at < 0 ? -1 : at + from;
    }

    /// <summary>Position of the last occurrence between <c>start</c> and <c>end</c> (-1: the end of the string), or -1.</summary>
    [Builtin("rfind_str",
        "function(str: string, sub: string, start: count &default=0, end: int &default=-1, case_sensitive: bool &default=T): int")]
    public static long FindLast(EngineContext context, ByteString str, ByteString sub, ulong start, long end, bool caseSensitive)
    {
        if (!TryBounds(context, str, start, end, out var from, out var to))
            return -1;
        var at = caseSensitive
            ? str.Span[from..to].LastIndexOf(sub.Span)
            : StringCase.ToLower(context, str).Span[from..to].LastIndexOf(StringCase.ToLower(context, sub).Span);
        return at < 0 ? -1 : at + from;
    }

    /// <summary>Position of the first occurrence counted from one, or zero.</summary>
    [Builtin("strstr", "function(big: string, little: string): count", IsPure = true)]
    public static ulong PositionFromOne(EngineContext context, ByteString big, ByteString little) =>
        (ulong)(big.Span.IndexOf(little.Span) + 1);

    /// <summary>How often a string occurs in another; occurrences do not overlap.</summary>
    [Builtin("count_substr", "function(str: string, sub: string): count", IsPure = true)]
    public static ulong CountOccurrences(EngineContext context, ByteString str, ByteString sub) =>
        sub.Length == 0 ? 0 : (ulong)str.Span.Count(sub.Span);

    /// <summary>Whether the first string begins with the second.</summary>
    [Builtin("starts_with", "function(str: string, sub: string): bool", IsPure = true)]
    public static bool StartsWith(EngineContext context, ByteString str, ByteString sub) => str.Span.StartsWith(sub.Span);

    /// <summary>Whether the first string ends with the second.</summary>
    [Builtin("ends_with", "function(str: string, sub: string): bool", IsPure = true)]
    public static bool EndsWith(EngineContext context, ByteString str, ByteString sub) => str.Span.EndsWith(sub.Span);

    /// <summary>Takes a prefix away, as often as it stands there.</summary>
    [Builtin("remove_prefix", "function(str: string, sub: string): string", IsPure = true)]
    public static ByteString RemovePrefix(EngineContext context, ByteString str, ByteString sub)
    {
        var rest = str.Span;
        while (sub.Length > 0 && rest.StartsWith(sub.Span))
            rest = rest[sub.Length..];
        return rest.Length == str.Length ? str : ByteString.Copy(rest);
    }

    /// <summary>Takes a suffix away, as often as it stands there.</summary>
    [Builtin("remove_suffix", "function(str: string, sub: string): string", IsPure = true)]
    public static ByteString RemoveSuffix(EngineContext context, ByteString str, ByteString sub)
    {
        var rest = str.Span;
        while (sub.Length > 0 && rest.EndsWith(sub.Span))
            rest = rest[..^sub.Length];
        return rest.Length == str.Length ? str : ByteString.Copy(rest);
    }

    /// <summary>Replaces every occurrence of a string.</summary>
    [Builtin("subst_string", "function(s: string, from: string, to: string): string", IsPure = true)]
    public static ByteString Replace(EngineContext context, ByteString s, ByteString from, ByteString to)
    {
        var rest = s.Span;
        var at = from.Length == 0 ? -1 : rest.IndexOf(from.Span);
        if (at < 0)
            return s;
        using var output = new ByteBuilder(s.Length + to.Length);
        for (; at >= 0; at = rest.IndexOf(from.Span))
        {
            output.Append(rest[..at]);
            output.Append(to.Span);
            rest = rest[(at + from.Length)..];
        }

        output.Append(rest);
        return output.ToByteString();
    }

    /// <summary>A part of a string; <c>start</c> counts from one, a negative <c>n</c> means all the rest.</summary>
    [Builtin("sub_bytes", "function(s: string, start: count, n: int): string", IsPure = true)]
    public static ByteString Part(EngineContext context, ByteString s, ulong start, long n)
    {
        var from = start > 0 ? start - 1 : 0;
        if (from >= (ulong)s.Length)
            return ByteString.Empty;
        var rest = s.Span[(int)from..];
        return ByteString.Copy(n < 0 || n > rest.Length ? rest : rest[..(int)n]);
    }

    /// <summary>Compares octet by octet: negative, zero or positive.</summary>
    [Builtin("strcmp", "function(s1: string, s2: string): int", IsPure = true)]
    public static long Compare(EngineContext context, ByteString s1, ByteString s2) => s1.CompareTo(s2);

    private static bool TryBounds(EngineContext context, ByteString text, ulong start, long end, out int from, out int to)
    {
        from = to = 0;
        if (end < -1 || (end >= 0 && (ulong)end < start))
        {
            context.Reporter.Error("end position must not lie before the start position");
            return false;
        }

        to = end < 0 ? text.Length : (int)Math.Min(end, text.Length);
        if (start > (ulong)to)
            return false;
        from = (int)start;
        return true;
    }
}
