using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Strings put together and taken apart.</summary>
public static class StringParts
{
    /// <summary>The text forms of all arguments end to end.</summary>
    [Builtin("cat", "function(va_args: any): string")]
    public static ByteString Cat(EngineContext context, Value[] arguments) => ValueText.Cat(arguments);

    /// <summary>Text forms joined by the first argument, with the second in place of those that are empty.</summary>
    [Builtin("cat_sep", "function(va_args: any): string")]
    public static ByteString CatWithSeparator(EngineContext context, Value[] arguments)
    {
        if (arguments is not [{ Object: ByteString separator }, { Object: ByteString substitute }, .. var values])
        {
            context.Reporter.Error("cat_sep() takes a separator and a default, both strings");
            return ByteString.Empty;
        }

        using var output = new ByteBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                output.Append(separator.Span);
            var start = output.Length;
            if (values[i].IsSet)
                ValueText.Describe(output, values[i]);
            if (output.Length == start)
                output.Append(substitute.Span);
        }

        return output.ToByteString();
    }

    /// <summary>Strings end to end.</summary>
    [Builtin("string_cat", "function(va_args: any): string")]
    public static ByteString Concatenate(EngineContext context, Value[] arguments) => ValueText.Cat(arguments);

    /// <summary>A format and its values.</summary>
    [Builtin("fmt", "function(va_args: any): string")]
    public static ByteString Format(EngineContext context, Value[] arguments) => ValueFormat.Fmt(context, arguments);

    /// <summary>Writes text forms to standard output, without separators and line end.</summary>
    [Builtin("print_raw", "function(va_args: any): bool")]
    public static bool PrintRaw(EngineContext context, Value[] arguments)
    {
        using var output = new ByteBuilder();
        ValueText.PrintLine(output, arguments, raw: true);
        context.Service<PrintSink>().Write(output.Span);
        return true;
    }

    /// <summary>Elements joined by a separator.</summary>
    [Builtin("join_string_vec", "function(vec: string_vec, sep: string): string")]
    public static ByteString JoinVector(EngineContext context, VectorVal vec, ByteString sep)
    {
        using var output = new ByteBuilder();
        for (var i = 0; i < vec.Count; i++)
        {
            if (i > 0)
                output.Append(sep.Span);
            if (vec[i].IsSet)
                ValueText.Describe(output, vec[i]);
        }

        return output.ToByteString();
    }

    /// <summary>Elements joined by a separator.</summary>
    [Builtin("join_string_set", "function(ss: string_set, sep: string): string")]
    public static ByteString JoinSet(EngineContext context, TableVal ss, ByteString sep)
    {
        using var output = new ByteBuilder();
        var isFirst = true;
        for (var cursor = ss.Next(-1); cursor >= 0; cursor = ss.Next(cursor))
        {
            if (!isFirst)
                output.Append(sep.Span);
            isFirst = false;
            ValueText.Describe(output, ss.KeyAt(cursor)[0]);
        }

        return output.ToByteString();
    }

    /// <summary>Cuts a string before each of the given positions.</summary>
    [Builtin("str_split_indices", "function(s: string, idx: index_vec): string_vec")]
    public static VectorVal SplitAt(EngineContext context, ByteString s, VectorVal idx)
    {
        var parts = BuiltinTypes.StringVector(context);
        var position = 0;
        for (var i = 0; i < idx.Count; i++)
        {
            var next = (int)Math.Min(idx[i].AsCount(), (ulong)s.Length);
            if (next <= position)
                continue;
            parts.Add(Value.String(s.Span[position..next]));
            position = next;
        }

        // With a single position the reference yields an empty rest; scripts that pass one know it.
        parts.Add(idx.Count == 1 ? Value.Of(ByteString.Empty) : Value.String(s.Span[position..]));
        return parts;
    }

    /// <summary>How many insertions, deletions and replacements of one octet make one string from the other.</summary>
    [Builtin("levenshtein_distance", "function(s1: string, s2: string): count", IsPure = true)]
    public static ulong EditDistance(EngineContext context, ByteString s1, ByteString s2)
    {
        var row = new int[s2.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= s1.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (s1.Span[i - 1] == s2.Span[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return (ulong)row[^1];
    }
}
