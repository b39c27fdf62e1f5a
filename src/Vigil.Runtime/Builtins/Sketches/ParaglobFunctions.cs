using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Patterns;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>Sets of glob patterns.</summary>
public static class ParaglobFunctions
{
    /// <summary>A set of the globs in a vector of strings.</summary>
    [Builtin("paraglob_init", "function(v: any): opaque of paraglob")]
    public static Value Create(EngineContext context, Value v)
    {
        var globs = new List<ByteString>();
        foreach (var element in v.Object is VectorVal vector ? vector.Elements : default)
        {
            if (element.Object is ByteString glob)
                globs.Add(glob);
        }

        try
        {
            return Value.Of(new ParaglobVal(globs));
        }
        catch (PatternError error)
        {
            context.Reporter.Error($"paraglob_init: {error.Message}");
            return default;
        }
    }

    /// <summary>The globs that match a string.</summary>
    [Builtin("paraglob_match", "function(handle: opaque of paraglob, match: string): string_vec")]
    public static VectorVal Match(EngineContext context, OpaqueVal handle, ByteString match)
    {
        var found = BuiltinTypes.StringVector(context);
        foreach (var glob in (handle as ParaglobVal)?.Matches(match) ?? [])
            found.Add(Value.Of(glob));
        return found;
    }

    /// <summary>Whether two sets are of the same globs.</summary>
    [Builtin("paraglob_equals", "function(p_one: opaque of paraglob, p_two: opaque of paraglob): bool")]
    public static bool AreEqual(EngineContext context, OpaqueVal first, OpaqueVal second) =>
        first is ParaglobVal one && second is ParaglobVal two && one.HasSameGlobs(two);

    /// <summary>What matching strings against a table of patterns has cost so far.</summary>
    [Builtin("table_pattern_matcher_stats", "function(tbl: any): MatcherStats")]
    public static RecordVal Statistics(EngineContext context, Value tbl)
    {
        var states = 0;
        if (tbl.Object is TableVal { TableType.IsPatternIndexed: true } table)
            states = table.PatternStatistics.States;
        else
            context.Reporter.Error("table_pattern_matcher_stats() takes a table[pattern] or set[pattern]");
        var record = BuiltinTypes.Record(context, "MatcherStats").With("matchers", Value.Count(1));
        foreach (var field in (string[])["nfa_states", "dfa_states", "computed"])
            record.With(field, Value.Count(states));
        foreach (var field in (string[])["mem", "hits", "misses"])
            record.With(field, Value.Count(0));
        return record;
    }
}
