using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Patterns;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Finding, replacing and splitting by patterns. A match is the longest at the first possible position, and never empty.</summary>
public static class StringPatterns
{
    // Longer strings are not searched for all matches, unless the caller allows it.
    private const long LongestSearched = 10_000;

    /// <summary>All matches as a set; strings longer than <c>max_str_size</c> have none.</summary>
    [Builtin("find_all", "function(str: string, re: pattern, max_str_size: int &default=-1): string_set")]
    public static TableVal FindAll(EngineContext context, ByteString str, PatternVal re, long maxStrSize)
    {
        var found = BuiltinTypes.Set(context, "string_set", BaseType.String);
        if (IsTooLong(str, maxStrSize))
            return found;
        var position = 0;
        while (TryFind(re.Pattern, str.Span, position, out var at, out var length))
        {
            found.Set(Value.String(str.Span.Slice(at, length)));
            position = at + length;
        }

        return found;
    }

    /// <summary>All matches in the order they occur; strings longer than <c>max_str_size</c> have none.</summary>
    [Builtin("find_all_ordered", "function(str: string, re: pattern, max_str_size: int &default=-1): string_vec")]
    public static VectorVal FindAllOrdered(EngineContext context, ByteString str, PatternVal re, long maxStrSize)
    {
        var found = BuiltinTypes.StringVector(context);
        if (IsTooLong(str, maxStrSize))
            return found;
        var position = 0;
        while (TryFind(re.Pattern, str.Span, position, out var at, out var length))
        {
            found.Add(Value.String(str.Span.Slice(at, length)));
            position = at + length;
        }

        return found;
    }

    /// <summary>The first match from <c>offset</c> on, or the empty string.</summary>
    [Builtin("find_first", "function(str: string, re: pattern, offset: count &default=0): string")]
    public static ByteString FindFirst(EngineContext context, ByteString str, PatternVal re, ulong offset) =>
        offset < (ulong)str.Length && TryFind(re.Pattern, str.Span, (int)offset, out var at, out var length)
            ? ByteString.Copy(str.Span.Slice(at, length))
            : ByteString.Empty;

    /// <summary>The match that begins last, at least <c>offset</c> octets before the end, or the empty string.</summary>
    [Builtin("find_last", "function(str: string, re: pattern, offset: count &default=0): string")]
    public static ByteString FindLast(EngineContext context, ByteString str, PatternVal re, ulong offset)
    {
        if (offset >= (ulong)str.Length)
            return ByteString.Empty;
        for (var at = str.Length - 1 - (int)offset; at >= 0; at--)
        {
            var length = re.Pattern.LongestMatchAt(str.Span, at, at == 0);
            if (length > 0)
                return ByteString.Copy(str.Span.Slice(at, length));
        }

        return ByteString.Empty;
    }

    /// <summary>Replaces the first match; the replacement is plain text.</summary>
    [Builtin("sub", "function(str: string, re: pattern, repl: string): string")]
    public static ByteString ReplaceFirst(EngineContext context, ByteString str, PatternVal re, ByteString repl) =>
        Replace(str, re.Pattern, repl, all: false);

    /// <summary>Replaces every match; the replacement is plain text.</summary>
    [Builtin("gsub", "function(str: string, re: pattern, repl: string): string")]
    public static ByteString ReplaceAll(EngineContext context, ByteString str, PatternVal re, ByteString repl) =>
        Replace(str, re.Pattern, repl, all: true);

    /// <summary>The parts between matches.</summary>
    [Builtin("split_string", "function(str: string, re: pattern): string_vec")]
    public static VectorVal Split(EngineContext context, ByteString str, PatternVal re) =>
        Split(context, str, re.Pattern, withSeparators: false, 0);

    /// <summary>What stands before and behind the first match.</summary>
    [Builtin("split_string1", "function(str: string, re: pattern): string_vec")]
    public static VectorVal SplitOnce(EngineContext context, ByteString str, PatternVal re) =>
        Split(context, str, re.Pattern, withSeparators: false, 1);

    /// <summary>The parts between matches, and the matches, in turn.</summary>
    [Builtin("split_string_all", "function(str: string, re: pattern): string_vec")]
    public static VectorVal SplitAll(EngineContext context, ByteString str, PatternVal re) =>
        Split(context, str, re.Pattern, withSeparators: true, 0);

    /// <summary>Splits at no more than <c>max_num_sep</c> matches (zero: at all).</summary>
    [Builtin("split_string_n", "function(str: string, re: pattern, incl_sep: bool, max_num_sep: count): string_vec")]
    public static VectorVal SplitLimited(EngineContext context, ByteString str, PatternVal re, bool inclSep, ulong maxNumSep) =>
        Split(context, str, re.Pattern, inclSep, maxNumSep);

    /// <summary>A pattern from a string: its body, or with <c>convert</c> a pattern that matches just that string.</summary>
    [Builtin("string_to_pattern", "function(s: string, convert: bool): pattern")]
    public static PatternVal FromString(EngineContext context, ByteString s, bool convert)
    {
        try
        {
            return new(Pattern.FromString(s.Span, convert));
        }
        catch (PatternError error)
        {
            context.Reporter.Error(error.Message);
            return new(Pattern.Compile(""u8));
        }
    }

    /// <summary>Puts a backslash before what has a meaning in patterns.</summary>
    [Builtin("convert_for_pattern", "function(s: string): string", IsPure = true)]
    public static ByteString Escape(EngineContext context, ByteString s) => Pattern.Escape(s.Span);

    private static bool IsTooLong(ByteString text, long limit) => text.Length > (limit < 0 ? LongestSearched : limit);

    private static ByteString Replace(ByteString text, Pattern pattern, ByteString replacement, bool all)
    {
        if (!TryFind(pattern, text.Span, 0, out var at, out var length))
            return text;
        using var output = new ByteBuilder(text.Length + replacement.Length);
        var position = 0;
        do
        {
            output.Append(text.Span[position..at]);
            output.Append(replacement.Span);
            position = at + length;
        }
        while (all && TryFind(pattern, text.Span, position, out at, out length));
        output.Append(text.Span[position..]);
        return output.ToByteString();
    }

    private static VectorVal Split(EngineContext context, ByteString text, Pattern pattern, bool withSeparators, ulong limit)
    {
        var parts = BuiltinTypes.StringVector(context);
        var position = 0;
        for (var splits = 0UL; limit == 0 || splits < limit; splits++)
        {
            if (!TryFind(pattern, text.Span, position, out var at, out var length))
                break;
            parts.Add(Value.String(text.Span[position..at]));
            if (withSeparators)
                parts.Add(Value.String(text.Span.Slice(at, length)));
            position = at + length;
        }

        parts.Add(position == 0 ? Value.Of(text) : Value.String(text.Span[position..]));
        return parts;
    }

    // An empty match counts as none; behind it the search goes on.
    private static bool TryFind(Pattern pattern, ReadOnlySpan<byte> text, int start, out int at, out int length)
    {
        while (pattern.TryFind(text, start, out at, out length))
        {
            if (length > 0)
                return true;
            start = at + 1;
            if (start > text.Length)
                break;
        }

        return false;
    }
}
