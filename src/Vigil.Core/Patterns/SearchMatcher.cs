using System.Buffers;

namespace Vigil.Core.Patterns;

/// <summary>Tells whether one pattern matches somewhere.</summary>
internal sealed class SearchMatcher
{
    // Skipping pays only if it skips: after this many short hops the automaton goes on alone.
    private const int ShortHop = 8;
    private const int Patience = 32;

    private readonly Dfa _dfa;
    private readonly byte[]? _literal;
    private readonly byte[]? _required;
    private readonly SearchValues<byte>? _first;
    private readonly bool _isInNothing;

    public SearchMatcher(PatternNode tree)
    {
        var core = PatternAnalysis.Core(tree);
        var isAnchored = PatternAnalysis.IsAnchored(core);
        _dfa = new(Nfa.Build(core), isSearch: !isAnchored);
        var body = PatternAnalysis.WithoutEnds(tree);
        _isInNothing = body is ConcatNode { Parts.IsEmpty: true } || MatchesOnlyEnd(Nfa.Build(body));
        var literal = PatternAnalysis.LiteralPrefix(core, out var isWhole);
        if (isWhole)
            _literal = literal;
        if (!isAnchored && PatternAnalysis.RequiredLiteral(core) is { Length: > 1 } required)
            _required = required;
        if (!isAnchored && !PatternAnalysis.MayBeEmpty(core))
            _first = PatternAnalysis.FirstOctets(core).ToSearchValues();
    }

    /// <summary>Whether some part of <paramref name="data"/> from <paramref name="start"/> on matches.</summary>
    public bool IsIn(ReadOnlySpan<byte> data, int start = 0)
    {
        if (data.IsEmpty)
            return _isInNothing;
        var rest = data[start..];
        if (_literal is not null)
            return rest.IndexOf(_literal) >= 0;
        if (_required is not null && rest.IndexOf(_required) < 0)
            return false;
        return Run(rest, atBeginning: start == 0);
    }

    // The reference asks for a match only after a symbol, so that in the empty string nothing is found but the end: x* is not
    // in "", x*$ is.
    private static bool MatchesOnlyEnd(Nfa nfa)
    {
        var before = new NodeSet(nfa.Kind.Length);
        before.AddClosure(nfa, 0);
        for (var i = 0; i < before.Count; i++)
        {
            if (nfa.Kind[before.Members[i]] == NfaKind.Begin)
                before.AddClosure(nfa, nfa.Next[before.Members[i]]);
        }

        var after = new NodeSet(nfa.Kind.Length);
        foreach (var node in before.Members)
        {
            if (nfa.Kind[node] == NfaKind.End)
                after.AddClosure(nfa, nfa.Next[node]);
        }

        foreach (var node in after.Members)
        {
            if (nfa.Kind[node] == NfaKind.Accept)
                return true;
        }

        return false;
    }

    private bool Run(ReadOnlySpan<byte> data, bool atBeginning)
    {
        var columns = _dfa.Columns;
        var cache = _dfa.Cache;
        var table = cache.Table;
        var idle = _first is null ? DfaCache.Unknown : cache.Start; // where nothing has begun to match
        var patience = Patience;
        var entry = atBeginning ? cache.StartAtBegin : cache.Start;
        for (var i = 0; ; i++)
        {
            if (entry <= 0)
                return entry < 0;
            if (entry == idle && i < data.Length)
            {
                var hop = data[i..].IndexOfAny(_first!); // idle is no state unless there is a set of first octets
                if (hop < 0)
                    return false;
                if (hop < ShortHop && --patience == 0)
                    idle = DfaCache.Unknown;
                i += hop;
            }

            if (i >= data.Length)
                break;
            var row = entry;
            entry = table[row + columns[data[i]]];
            if (entry == DfaCache.Unknown)
            {
                entry = _dfa.Advance(ref cache, row, columns[data[i]]);
                table = cache.Table;
                if (idle != DfaCache.Unknown)
                    idle = cache.Start; // the states may have been numbered anew
            }
        }

        return _dfa.StateOf(cache, entry).MatchesAtEnd;
    }
}
