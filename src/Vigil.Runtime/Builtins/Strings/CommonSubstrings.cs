using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>Local alignment: the substrings that two strings share, in the order in which both have them.</summary>
public static class CommonSubstrings
{
    /// <summary>The common substrings of at least <c>min_strlen</c> octets, each with its place in both strings.</summary>
    /// <remarks>
    /// The longest one is taken first; then what lies before it, and behind it, in both strings is searched the same way.
    /// Field <c>new</c> is true for the first of the alignment.
    /// </remarks>
    [Builtin("str_smith_waterman", "function(s1: string, s2: string, params: sw_params): sw_substring_vec")]
    public static VectorVal Align(EngineContext context, ByteString s1, ByteString s2, RecordVal parameters)
    {
        var minimum = parameters[parameters.RecordType.SlotOf("min_strlen")];
        var least = minimum.IsSet ? (int)Math.Clamp(minimum.AsCount(), 1, int.MaxValue) : 1;
        var found = new List<Match>();
        var open = new Stack<(Range First, Range Second)>();
        open.Push((.., ..));
        while (open.TryPop(out var part))
        {
            var first = s1.Span[part.First];
            var second = s2.Span[part.Second];
            var (start1, start2) = (part.First.Start.Value, part.Second.Start.Value);
            var best = Longest(first, second);
            if (best.Length < least)
                continue;
            found.Add(new(start1 + best.First, start2 + best.Second, best.Length));
            open.Push((start1..(start1 + best.First), start2..(start2 + best.Second)));
            open.Push(((start1 + best.First + best.Length)..(start1 + first.Length), (start2 + best.Second + best.Length)..(start2 + second.Length)));
        }

        found.Sort(static (a, b) => a.First.CompareTo(b.First));
        var result = BuiltinTypes.Vector(context, "sw_substring_vec", BaseType.Any);
        for (var i = 0; i < found.Count; i++)
            result.Add(Describe(context, s1, s2, found[i], isFirst: i == 0));
        return result;
    }

    private static Value Describe(EngineContext context, ByteString s1, ByteString s2, Match match, bool isFirst)
    {
        var aligned = BuiltinTypes.Vector(context, "sw_align_vec", BaseType.Any);
        aligned.Add(Place(context, s1, match.First));
        aligned.Add(Place(context, s2, match.Second));
        return Value.Of(BuiltinTypes.Record(context, "sw_substring")
            .With("str", Value.String(s1.Span.Slice(match.First, match.Length)))
            .With("aligns", Value.Of(aligned))
            .With("new", Value.Bool(isFirst)));
    }

    private static Value Place(EngineContext context, ByteString text, int index) =>
        Value.Of(BuiltinTypes.Record(context, "sw_align").With("str", Value.Of(text)).With("index", Value.Count(index)));

    // The usual table of common suffixes, one row at a time.
    private static Match Longest(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var best = default(Match);
        var row = new int[second.Length + 1];
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = second.Length - 1; j >= 0; j--)
            {
                row[j + 1] = first[i] == second[j] ? row[j] + 1 : 0;
                if (row[j + 1] > best.Length)
                    best = new(i + 1 - row[j + 1], j + 1 - row[j + 1], row[j + 1]);
            }
        }

        return best;
    }

    private readonly record struct Match(int First, int Second, int Length);
}
