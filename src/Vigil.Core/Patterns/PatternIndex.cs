namespace Vigil.Core.Patterns;

/// <summary>Tells which of many patterns match the whole of a string: <c>table[pattern]</c> indexed by a string.</summary>
public sealed class PatternIndex
{
    private readonly Dfa _dfa;

    /// <summary>Makes one automaton of <paramref name="patterns"/>, which are numbered in order.</summary>
    public PatternIndex(IReadOnlyList<Pattern> patterns)
    {
        var trees = new PatternNode[patterns.Count];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = patterns[i].Tree;
        _dfa = new(Nfa.BuildAll(trees), maxEntries: 1 << 20);
    }

    /// <summary>States computed since the table was last begun, and how often that was.</summary>
    public (int States, int Flushes) Statistics => (_dfa.States, _dfa.Flushes);

    /// <summary>Adds the numbers of all patterns that match the whole of <paramref name="data"/>, ascending.</summary>
    public void MatchesOf(ReadOnlySpan<byte> data, List<int> matches)
    {
        if (Find(data) is not { } state)
            return;
        foreach (var pattern in state.Accepts)
            matches.Add(pattern);
        foreach (var pattern in state.AcceptsAtEnd)
            matches.Add(pattern);
        matches.Sort();
    }

    /// <summary>Whether any pattern matches the whole of <paramref name="data"/>.</summary>
    public bool MatchesAny(ReadOnlySpan<byte> data) => Find(data) is { MatchesAtEnd: true };

    private DfaState? Find(ReadOnlySpan<byte> data)
    {
        var columns = _dfa.Columns;
        var cache = _dfa.Cache;
        var entry = cache.StartAtBegin;
        foreach (var octet in data)
        {
            if (entry == 0)
                return null;
            var row = entry < 0 ? ~entry : entry;
            entry = cache.Table[row + columns[octet]];
            if (entry == DfaCache.Unknown)
                entry = _dfa.Advance(ref cache, row, columns[octet]);
        }

        return _dfa.StateOf(cache, entry);
    }
}
