namespace Vigil.Core.Patterns;

/// <summary>A deterministic automaton over octets, built state by state as input asks for it.</summary>
/// <remarks>
/// Shared by threads: known transitions are read without a lock (<see cref="DfaCache"/>), new ones are computed under one.
/// Memory is capped: when the table is full it is thrown away and filled again, which costs time but never correctness.
/// </remarks>
internal sealed class Dfa
{
    private readonly Lock _gate = new();
    private readonly Nfa _nfa;
    private readonly NfaKind _startSymbol;
    private readonly NfaKind _endSymbol;
    private readonly bool _isSearch;
    private readonly bool _dropsMatched;
    private readonly int _maxStates;
    private readonly long _maxHeld;
    private readonly int _stride;
    private readonly ByteClasses _classes;
    private readonly NodeSet _work;
    private readonly NodeSet _atEnd;
    private readonly List<int> _buffer = [];
    private readonly Dictionary<int[], DfaState> _known = new(new StateSetComparer());
    private int _count;
    private long _held;
    private volatile DfaCache _cache;

    /// <summary>Prepares the automaton; no state but the first ones is computed.</summary>
    /// <param name="nfa">What it recognises.</param>
    /// <param name="isSearch">Whether a match may begin anywhere.</param>
    /// <param name="isReversed">Whether input comes from the last octet to the first, so that <c>$</c> is met first.</param>
    /// <param name="dropsMatched">Whether a pattern that has matched is followed no further: each is reported once.</param>
    /// <param name="maxEntries">Cap of the transition table, in entries of four octets.</param>
    public Dfa(Nfa nfa, bool isSearch = false, bool isReversed = false, bool dropsMatched = false, int maxEntries = 1 << 18)
    {
        _nfa = nfa;
        _isSearch = isSearch;
        _dropsMatched = dropsMatched;
        (_startSymbol, _endSymbol) = isReversed ? (NfaKind.End, NfaKind.Begin) : (NfaKind.Begin, NfaKind.End);
        _classes = new(nfa.Sets);
        _stride = _classes.Count;
        _maxStates = Math.Max(16, maxEntries / _stride);
        _maxHeld = Math.Max(4L * maxEntries, 16L * nfa.Kind.Length);
        _work = new(nfa.Kind.Length);
        _atEnd = new(nfa.Kind.Length);
        _cache = Restart();
    }

    /// <summary>The class of each octet: the column of its transition.</summary>
    public byte[] Columns => _classes.Of;

    /// <summary>What is known at the moment.</summary>
    public DfaCache Cache => _cache;

    /// <summary>States known at the moment.</summary>
    public int States => _count;

    /// <summary>States of the automaton it is made from.</summary>
    public int Nodes => _nfa.Kind.Length;

    /// <summary>Classes of octets.</summary>
    public int Classes => _stride;

    /// <summary>Transitions computed so far.</summary>
    public long Computed { get; private set; }

    /// <summary>Octets of the table of transitions at the moment.</summary>
    public long Memory => 4L * _cache.Table.Length;

    /// <summary>How often the table was thrown away because it was full.</summary>
    public int Flushes { get; private set; }

    /// <summary>The state behind a transition that is neither dead nor unknown.</summary>
    public DfaState StateOf(DfaCache cache, int entry) => cache.States[(entry < 0 ? ~entry : entry) / _stride];

    /// <summary>Computes the transition from the row at <paramref name="row"/>, and brings the snapshot up to date.</summary>
    public int Advance(ref DfaCache cache, int row, int column)
    {
        lock (_gate)
        {
            Computed++;
            var from = cache.States[row / _stride];
            var target = Step(from, _classes.Sample[column]);
            if (ReferenceEquals(from.Generation, _cache.Generation))
                Volatile.Write(ref _cache.Table[(from.Entry < 0 ? ~from.Entry : from.Entry) + column], target);
            cache = _cache;
            return target;
        }
    }

    /// <summary>The transition into <paramref name="state"/> in the present numbering, for input that continues later.</summary>
    public int Resume(DfaState state, out DfaCache cache)
    {
        cache = _cache;
        var entry = state.Entry;
        if (ReferenceEquals(state.Generation, cache.Generation) && ReferenceEquals(StateOf(cache, entry), state))
            return entry;
        lock (_gate)
        {
            entry = Intern(state.Nodes);
            cache = _cache;
            return entry;
        }
    }

    private int Step(DfaState from, byte octet)
    {
        _work.Clear();
        foreach (var node in from.Nodes)
        {
            if (_nfa.Kind[node] != NfaKind.Set || !_nfa.Sets[_nfa.Other[node]].Contains(octet))
                continue;
            if (_dropsMatched && Array.IndexOf(from.Accepts, _nfa.Owner[node]) >= 0)
                continue;
            _work.AddClosure(_nfa, _nfa.Next[node]);
        }

        if (_isSearch)
            _work.AddClosure(_nfa, 0);
        return Intern(Collect());
    }

    private DfaCache Restart()
    {
        _known.Clear();
        _held = 0;
        _count = 1; // row 0: nothing can match any more
        var generation = new object();
        var dead = new DfaState([], [], []) { Generation = generation };
        var states = new DfaState[4];
        states[0] = dead;
        _known.Add([], dead);
        _cache = new(new int[states.Length * _stride], states, generation);

        _work.Clear();
        _work.AddClosure(_nfa, 0);
        var plain = Intern(Collect());
        foreach (var node in _work.Members.ToArray())
        {
            if (_nfa.Kind[node] == _startSymbol)
                _work.AddClosure(_nfa, _nfa.Next[node]);
        }

        var atBegin = Intern(Collect());
        return _cache = new(_cache.Table, _cache.States, generation) { Start = plain, StartAtBegin = atBegin };
    }

    // The members of the work set that make a state.
    private int[] Collect()
    {
        _buffer.Clear();
        foreach (var node in _work.Members)
        {
            var kind = _nfa.Kind[node];
            if (kind is NfaKind.Set or NfaKind.Accept || kind == _endSymbol)
                _buffer.Add(node);
        }

        _buffer.Sort();
        return [.. _buffer];
    }

    // The transition into the state made of these nodes; computes the state if it is new.
    private int Intern(int[] nodes)
    {
        if (_known.TryGetValue(nodes, out var state))
            return state.Entry;
        if (_count >= _maxStates || _held > _maxHeld)
        {
            Flushes++;
            Restart();
            if (_known.TryGetValue(nodes, out state))
                return state.Entry;
        }

        if (_count == _cache.States.Length)
            Grow();
        var accepts = AcceptsOf(nodes);
        var row = _count * _stride;
        state = new(nodes, accepts, AcceptsAtEndOf(nodes, accepts))
        {
            Generation = _cache.Generation,
            Entry = accepts.Length > 0 ? ~row : row,
        };
        _cache.Table.AsSpan(row, _stride).Fill(DfaCache.Unknown);
        _cache.States[_count++] = state;
        _known.Add(nodes, state);
        _held += nodes.Length;
        return state.Entry;
    }

    private void Grow()
    {
        var size = Math.Min(_count * 2, _maxStates);
        var table = new int[size * _stride];
        _cache.Table.AsSpan(0, _count * _stride).CopyTo(table);
        var states = new DfaState[size];
        _cache.States.AsSpan(0, _count).CopyTo(states);
        _cache = new(table, states, _cache.Generation) { Start = _cache.Start, StartAtBegin = _cache.StartAtBegin };
    }

    private int[] AcceptsOf(int[] nodes)
    {
        List<int>? accepts = null;
        foreach (var node in nodes)
        {
            if (_nfa.Kind[node] == NfaKind.Accept)
                (accepts ??= []).Add(_nfa.Owner[node]);
        }

        return accepts is null ? [] : [.. accepts];
    }

    private int[] AcceptsAtEndOf(int[] nodes, int[] accepts)
    {
        _atEnd.Clear();
        foreach (var node in nodes)
        {
            if (_nfa.Kind[node] == _endSymbol)
                _atEnd.AddClosure(_nfa, _nfa.Next[node]);
        }

        List<int>? more = null;
        foreach (var node in _atEnd.Members)
        {
            if (_nfa.Kind[node] == NfaKind.Accept && Array.IndexOf(accepts, _nfa.Owner[node]) < 0)
                (more ??= []).Add(_nfa.Owner[node]);
        }

        return more is null ? [] : [.. more];
    }
}
