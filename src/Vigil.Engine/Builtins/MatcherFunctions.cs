using System.Globalization;
using Vigil.Analysis.Signatures;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Patterns;
using Vigil.Core.Values;

namespace Vigil.Engine.Builtins;

/// <summary>What matching signatures has cost.</summary>
internal static class MatcherFunctions
{
    /// <summary>The automata over the patterns of signatures; those that no content has asked for yet do not count.</summary>
    [Builtin("get_matcher_stats", "function(): MatcherStats")]
    public static RecordVal Statistics(EngineContext context)
    {
        var costs = context.Find<SignatureSet>()?.Costs ?? default;
        return new RecordShape(
            context.Service<IScriptNames>(), "MatcherStats", "matchers", "nfa_states", "dfa_states", "computed", "mem", "hits", "misses").Create(
            context,
            Value.Count((ulong)costs.Automata),
            Value.Count((ulong)costs.Nodes),
            Value.Count((ulong)costs.States),
            Value.Count((ulong)costs.Computed),
            Value.Count((ulong)costs.Memory),
            Value.Count((ulong)costs.Known),
            Value.Count((ulong)costs.Computed));
    }

    /// <summary>Writes them to a file, in all and for each group of signatures with the same header tests.</summary>
    [Builtin("dump_rule_stats", "function(f: file): bool")]
    public static bool Dump(EngineContext context, FileVal f)
    {
        if (!f.IsOpen)
            return false;
        var signatures = context.Find<SignatureSet>();
        Write(context, f, "all", signatures?.Costs ?? default);
        foreach (var (names, costs) in signatures?.CostsByGroup() ?? [])
        {
            if (costs.Automata > 0)
                Write(context, f, names, costs);
        }

        return true;
    }

    private static void Write(EngineContext context, FileVal file, string what, PatternCosts costs) =>
        file.Write(ByteString.From(string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Now.Seconds:F6} {what}: matchers = {costs.Automata}; nfa states = {costs.Nodes}; dfa states = {costs.States}; classes = {costs.Classes}; computed trans. = {costs.Computed}; mem = {costs.Memory}; hits = {costs.Known}; misses = {costs.Computed}\n")).Span);
}
