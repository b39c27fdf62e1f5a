namespace Vigil.Core.Patterns;

/// <summary>A set of node numbers that is emptied in constant time, and the stack of the walk that fills it.</summary>
internal sealed class NodeSet(int capacity)
{
    private readonly int[] _dense = new int[capacity];
    private readonly int[] _sparse = new int[capacity];
    private readonly Stack<int> _open = new();

    /// <summary>Members.</summary>
    public int Count { get; private set; }

    /// <summary>The members in order of arrival.</summary>
    public ReadOnlySpan<int> Members => _dense.AsSpan(0, Count);

    /// <summary>Empties it.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a node and all that can be reached from it without input.</summary>
    public void AddClosure(Nfa nfa, int node)
    {
        _open.Push(node);
        while (_open.TryPop(out var current))
        {
            if (current < 0 || !Add(current) || nfa.Kind[current] != NfaKind.Split)
                continue;
            _open.Push(nfa.Other[current]);
            _open.Push(nfa.Next[current]);
        }
    }

    private bool Add(int node)
    {
        var place = _sparse[node];
        if (place < Count && _dense[place] == node)
            return false;
        _dense[Count] = node;
        _sparse[node] = Count++;
        return true;
    }
}
