using System.Buffers;

namespace Vigil.Core.Patterns;

/// <summary>Matches one pattern from a given position, and finds the first position where it matches.</summary>
internal sealed class AnchoredMatcher
{
    private readonly PatternNode _tree;
    private readonly Dfa _dfa;
    private readonly byte[]? _literal;
    private readonly SearchValues<byte>? _first;
    private readonly bool _isAnchored;
    private Dfa? _backward;

    public AnchoredMatcher(PatternNode tree)
    {
        _tree = PatternAnalysis.WithoutOptionalAnchors(tree);
        _dfa = new(Nfa.Build(_tree));
        _isAnchored = PatternAnalysis.IsAnchored(_tree);
        var literal = PatternAnalysis.LiteralPrefix(_tree, out var isWhole);
        if (isWhole)
            _literal = literal;
        if (!PatternAnalysis.MayBeEmpty(_tree))
            _first = PatternAnalysis.FirstOctets(_tree).ToSearchValues();
    }

    private Dfa Backward => _backward ?? Interlocked.CompareExchange(
        ref _backward, new(Nfa.Build(_tree, reversed: true), isSearch: true, isReversed: true), null) ?? _backward;

    /// <summary>Whether all of <paramref name="data"/> matches.</summary>
    public bool MatchesWhole(ReadOnlySpan<byte> data)
    {
        if (_literal is not null)
            return data.SequenceEqual(_literal);

        var columns = _dfa.Columns;
        var cache = _dfa.Cache;
        var table = cache.Table;
        var entry = cache.StartAtBegin;
        foreach (var octet in data)
        {
            if (entry == 0)
                return false;
            var row = entry < 0 ? ~entry : entry;
            entry = table[row + columns[octet]];
            if (entry == DfaCache.Unknown)
            {
                entry = _dfa.Advance(ref cache, row, columns[octet]);
                table = cache.Table;
            }
        }

        return entry < 0 || (entry != 0 && _dfa.StateOf(cache, entry).MatchesAtEnd);
    }

    /// <summary>The length of the longest match at <paramref name="start"/>, or -1.</summary>
    /// <param name="data">The input.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="atBeginning">Whether <c>^</c> matches there.</param>
    /// <param name="scanned">Octets looked at.</param>
    public int LongestAt(ReadOnlySpan<byte> data, int start, bool atBeginning, out int scanned)
    {
        var columns = _dfa.Columns;
        var cache = _dfa.Cache;
        var table = cache.Table;
        var entry = atBeginning ? cache.StartAtBegin : cache.Start;
        var longest = -1;
        for (var i = start; ; i++)
        {
            scanned = i - start;
            if (entry == 0)
                return longest;
            var row = entry;
            if (entry < 0)
            {
                longest = scanned;
                row = ~entry;
            }

            if (i >= data.Length)
                break;
            entry = table[row + columns[data[i]]];
            if (entry == DfaCache.Unknown)
            {
                entry = _dfa.Advance(ref cache, row, columns[data[i]]);
                table = cache.Table;
            }
        }

        return _dfa.StateOf(cache, entry).MatchesAtEnd ? scanned : longest;
    }

    /// <summary>The first match from <paramref name="start"/> on, the longest there.</summary>
    public bool TryFind(Pattern pattern, ReadOnlySpan<byte> data, int start, out int at, out int length)
    {
        at = start;
        length = -1;
        if (_isAnchored)
            return start == 0 && (length = LongestAt(data, 0, atBeginning: true, out _)) >= 0;
        if (_literal is { Length: > 0 })
        {
            var hop = start > data.Length ? -1 : data[start..].IndexOf(_literal);
            (at, length) = (start + hop, _literal.Length);
            return hop >= 0;
        }

        // Attempts that fail far behind their first octet would make this quadratic. When they have cost a little, one pass
        // tells whether there is any match; when a few passes, one from the end of the input tells where the first begins.
        switch (TryFrom(data, ref at, out length, budget: 256))
        {
            case true:
                return true;
            case null when !pattern.Search.IsIn(data, at):
            case false:
                return false;
        }

        if (TryFrom(data, ref at, out length, budget: 1024L + (8L * (data.Length - start))) is { } found)
            return found;
        at = FirstFromBehind(data, at);
        return at >= 0 && (length = LongestAt(data, at, at == 0, out _)) >= 0;
    }

    // Tries one position after the other; null if the budget of octets looked at in vain was used up.
    private bool? TryFrom(ReadOnlySpan<byte> data, ref int at, out int length, long budget)
    {
        length = -1;
        for (; budget > 0; at++)
        {
            if (_first is not null && at <= data.Length)
            {
                var hop = data[at..].IndexOfAny(_first);
                if (hop < 0)
                    return false;
                at += hop;
            }

            if (at > data.Length)
                return false;
            length = LongestAt(data, at, at == 0, out var scanned);
            if (length >= 0)
                return true;
            budget -= scanned;
        }

        return at <= data.Length ? null : false;
    }

    // The first position from start on where a match begins, or -1: reads the input backward to where it may begin.
    private int FirstFromBehind(ReadOnlySpan<byte> data, int start)
    {
        var dfa = Backward;
        var columns = dfa.Columns;
        var cache = dfa.Cache;
        var entry = cache.StartAtBegin;
        var first = entry < 0 ? data.Length : -1;
        for (var i = data.Length - 1; i >= start; i--)
        {
            var row = entry < 0 ? ~entry : entry;
            entry = cache.Table[row + columns[data[i]]];
            if (entry == DfaCache.Unknown)
                entry = dfa.Advance(ref cache, row, columns[data[i]]);
            if (entry < 0)
                first = i;
        }

        return start == 0 && dfa.StateOf(cache, entry).MatchesAtEnd ? 0 : first;
    }
}
