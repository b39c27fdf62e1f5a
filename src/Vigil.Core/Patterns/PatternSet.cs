namespace Vigil.Core.Patterns;

/// <summary>Many patterns matched in one pass over an input that comes piece by piece; shared by threads.</summary>
/// <remarks>
/// Every pattern is anchored at the start of the input; a leading <c>.*</c> makes it search. Each is reported once, at the
/// first octet where it has matched, and followed no further from there, so that an input ends up dead as soon as its
/// patterns have matched or failed.
/// </remarks>
public sealed class PatternSet
{
    // Octets that were followed: a counter for a few threads each, on cache lines of their own, so that engines do not
    // wait for each other's. Threads that share one may lose some.
    private const int Counters = 16;
    private const int LineSize = 8;

    private readonly Dfa _dfa;
    private readonly long[] _followed = new long[(Counters + 1) * LineSize];

    /// <summary>Makes one automaton of <paramref name="patterns"/>, which are numbered in order.</summary>
    public PatternSet(IReadOnlyList<Pattern> patterns)
    {
        var trees = new PatternNode[patterns.Count];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = PatternAnalysis.WithoutOptionalAnchors(patterns[i].Tree);
        Count = trees.Length;
        _dfa = new(Nfa.BuildAll(trees), dropsMatched: true, maxEntries: 1 << 20);
    }

    /// <summary>Number of patterns.</summary>
    public int Count { get; }

    /// <summary>What matching has cost so far.</summary>
    public PatternCosts Costs => new(1, _dfa.Nodes, _dfa.States, _dfa.Classes, _dfa.Computed, _dfa.Memory, Math.Max(0, _followed.Sum() - _dfa.Computed));

    /// <summary>How often its table of states was full and had to be begun anew.</summary>
    public int Flushes => _dfa.Flushes;

    /// <summary>Goes on with an input.</summary>
    /// <param name="stream">Where it stands.</param>
    /// <param name="data">The next piece.</param>
    /// <param name="sink">Told of each pattern that matches.</param>
    public void Feed<TSink>(ref PatternStream stream, ReadOnlySpan<byte> data, ref TSink sink)
        where TSink : struct, IPatternSink
    {
        DfaCache cache;
        int entry;
        if (stream.State is null)
        {
            cache = _dfa.Cache;
            entry = cache.StartAtBegin;
            Report(_dfa.StateOf(cache, entry).Accepts, 0, ref sink);
        }
        else if (stream.IsDead)
        {
            return;
        }
        else
        {
            entry = _dfa.Resume(stream.State, out cache);
        }

        var columns = _dfa.Columns;
        var table = cache.Table;
        var i = 0;
        for (; i < data.Length && entry != 0; i++)
        {
            var row = entry < 0 ? ~entry : entry;
            entry = table[row + columns[data[i]]];
            if (entry >= 0)
                continue;
            if (entry == DfaCache.Unknown)
            {
                entry = _dfa.Advance(ref cache, row, columns[data[i]]);
                table = cache.Table;
            }

            if (entry < 0)
                Report(_dfa.StateOf(cache, entry).Accepts, i + 1, ref sink);
        }

        _followed[((Environment.CurrentManagedThreadId % Counters) + 1) * LineSize] += i;
        stream.State = _dfa.StateOf(cache, entry);
    }

    /// <summary>Ends an input: what needed its end (<c>$</c>) matches now.</summary>
    /// <param name="stream">Where it stands; it is dead afterwards and counts as not begun when set to default.</param>
    /// <param name="end">The offset to report.</param>
    /// <param name="sink">Told of each pattern that matches.</param>
    public void Finish<TSink>(ref PatternStream stream, int end, ref TSink sink)
        where TSink : struct, IPatternSink
    {
        if (stream.State is null)
            Feed(ref stream, default, ref sink);
        if (stream.State is { } state)
            Report(state.AcceptsAtEnd, end, ref sink);
        stream.State = _dfa.StateOf(_dfa.Cache, 0);
    }

    private static void Report<TSink>(int[] patterns, int end, ref TSink sink)
        where TSink : struct, IPatternSink
    {
        foreach (var pattern in patterns)
            sink.Matched(pattern, end);
    }
}
