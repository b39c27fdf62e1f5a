namespace Vigil.Core.Patterns;

/// <summary>A nondeterministic automaton: nodes in parallel arrays, any number of patterns side by side.</summary>
/// <remarks>
/// Every node has at most two successors. Node 0 is the start. A node of kind <see cref="NfaKind.Accept"/> carries the
/// number of its pattern, and so does every other node (<see cref="Owner"/>), so that all that is left of one pattern can
/// be dropped from a state once it has matched.
/// </remarks>
internal sealed class Nfa
{
    private readonly List<NfaKind> _kinds = [];
    private readonly List<int> _next = [];
    private readonly List<int> _other = [];
    private readonly List<int> _owner = [];
    private readonly List<ByteSet> _sets = [];
    private readonly Dictionary<ByteSet, int> _setNumbers = [];
    private readonly bool _reversed;
    private int _pattern;

    private Nfa(bool reversed) => _reversed = reversed;

    /// <summary>Kind of each node.</summary>
    public NfaKind[] Kind { get; private set; } = [];

    /// <summary>Successor of each node, -1 if none.</summary>
    public int[] Next { get; private set; } = [];

    /// <summary>Second successor of a <see cref="NfaKind.Split"/>, -1 if none; number of the set of a <see cref="NfaKind.Set"/>.</summary>
    public int[] Other { get; private set; } = [];

    /// <summary>Pattern of each node.</summary>
    public int[] Owner { get; private set; } = [];

    /// <summary>The distinct sets of octets.</summary>
    public ByteSet[] Sets { get; private set; } = [];

    /// <summary>Builds the automaton of one pattern.</summary>
    /// <param name="pattern">Its tree.</param>
    /// <param name="reversed">Whether to match from the last octet to the first.</param>
    public static Nfa Build(PatternNode pattern, bool reversed = false) => Build([pattern], reversed);

    /// <summary>Builds one automaton of several patterns, numbered in order.</summary>
    public static Nfa BuildAll(IReadOnlyList<PatternNode> patterns) => Build(patterns, reversed: false);

    private static Nfa Build(IReadOnlyList<PatternNode> patterns, bool reversed)
    {
        var nfa = new Nfa(reversed);
        nfa.Add(NfaKind.Split, -1, -1); // the start, joined below
        var start = -1;
        for (var i = patterns.Count - 1; i >= 0; i--)
        {
            nfa._pattern = i;
            var entry = nfa.Compile(patterns[i], nfa.Add(NfaKind.Accept, -1, -1));
            start = start < 0 ? entry : nfa.Add(NfaKind.Split, entry, start);
        }

        nfa._next[0] = start;
        nfa.Freeze();
        return nfa;
    }

    // Built from the back: each node is made knowing its successor.
    private int Compile(PatternNode node, int next)
    {
        switch (node)
        {
            case SetNode set:
                return Add(NfaKind.Set, next, NumberOf(set.Set));
            case SymbolNode symbol:
                return Add(symbol.Kind, next, -1);
            case ConcatNode concat:
                for (var i = 0; i < concat.Parts.Length; i++)
                    next = Compile(concat.Parts[_reversed ? i : concat.Parts.Length - 1 - i], next);
                return next;
            case AlternateNode alternate:
                var entry = Compile(alternate.Branches[^1], next);
                for (var i = alternate.Branches.Length - 2; i >= 0; i--)
                    entry = Add(NfaKind.Split, Compile(alternate.Branches[i], next), entry);
                return entry;
            default:
                return CompileRepeat((RepeatNode)node, next);
        }
    }

    private int CompileRepeat(RepeatNode repeat, int next)
    {
        if (repeat.Max < 0)
        {
            // loop := split(child -> loop, next)
            var loop = Add(NfaKind.Split, -1, next);
            _next[loop] = Compile(repeat.Child, loop);
            next = loop;
        }
        else
        {
            var exit = next;
            for (var i = repeat.Min; i < repeat.Max; i++)
                next = Add(NfaKind.Split, Compile(repeat.Child, next), exit);
        }

        for (var i = 0; i < repeat.Min; i++)
            next = Compile(repeat.Child, next);
        return next;
    }

    private int Add(NfaKind kind, int next, int other)
    {
        _kinds.Add(kind);
        _next.Add(next);
        _other.Add(other);
        _owner.Add(_pattern);
        return _kinds.Count - 1;
    }

    private int NumberOf(ByteSet set)
    {
        if (!_setNumbers.TryGetValue(set, out var number))
        {
            _setNumbers.Add(set, number = _sets.Count);
            _sets.Add(set);
        }

        return number;
    }

    private void Freeze()
    {
        Kind = [.. _kinds];
        Next = [.. _next];
        Other = [.. _other];
        Owner = [.. _owner];
        Sets = [.. _sets];
    }
}
