using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A table or set: a hash table that keeps insertion order.</summary>
/// <remarks>
/// Entries lie in arrays in the order they came (keys flat, one run of components for each entry); a separate array of
/// buckets finds them. A deleted entry leaves a hole that enumeration skips and the next growth closes.
/// A cursor is the position of an entry and stays valid while other entries come and go, until <see cref="Compactions"/> changes.
/// </remarks>
public sealed class TableVal : ScriptObject
{
    private const int Free = -1;

    private readonly int _arity;
    private int[] _buckets = [];
    private int[] _next = [];
    private int[] _hashes = [];
    private Value[] _keys = [];
    private Value[] _values = [];
    private bool[] _live = [];
    private int _used;

    /// <summary>An empty table of <paramref name="type"/>.</summary>
    public TableVal(TableType type, TableAttributes? attributes = null)
    {
        TableType = type;
        Attributes = attributes;
        _arity = Math.Max(1, type.Indices.Length);
    }

    /// <summary>Its type.</summary>
    public TableType TableType { get; }

    /// <inheritdoc/>
    public override ScriptType Type => TableType;

    /// <summary>Attributes, or <see langword="null"/> if it has none.</summary>
    public TableAttributes? Attributes { get; set; }

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Components of a key.</summary>
    public int Arity => _arity;

    /// <summary>How often holes were closed; cursors from before do not hold any more.</summary>
    public int Compactions { get; private set; }

    /// <summary>Looks an entry up by a key of one component.</summary>
    public bool TryGet(Value key, out Value value) => TryGet(new ReadOnlySpan<Value>(in key), out value);

    /// <summary>Looks an entry up, exactly; neither default nor expiration nor prefix matching takes part.</summary>
    public bool TryGet(ReadOnlySpan<Value> key, out Value value)
    {
        var entry = Find(key);
        value = entry < 0 ? default : _values[entry];
        return entry >= 0;
    }

    /// <summary>Whether an entry is present, exactly.</summary>
    public bool Contains(Value key) => Find(new ReadOnlySpan<Value>(in key)) >= 0;

    /// <summary>Whether an entry is present, exactly.</summary>
    public bool Contains(ReadOnlySpan<Value> key) => Find(key) >= 0;

    /// <summary>Adds or replaces an entry; for a set the value is ignored.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Set(Value key, Value value = default) => Set(new ReadOnlySpan<Value>(in key), value);

    /// <summary>Adds or replaces an entry; for a set the value is ignored.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Set(ReadOnlySpan<Value> key, Value value)
    {
        var entry = Find(key);
        if (entry >= 0)
        {
            _values[entry] = value;
            return false;
        }

        if (_used == _live.Length)
            Grow();
        var hash = Hash(key);
        entry = _used++;
        key.CopyTo(_keys.AsSpan(entry * _arity));
        _values[entry] = value;
        _hashes[entry] = hash;
        _live[entry] = true;
        Link(entry);
        Count++;
        return true;
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether it was present; <paramref name="value"/> is what it held.</returns>
    public bool Remove(ReadOnlySpan<Value> key, out Value value)
    {
        var entry = Find(key);
        value = default;
        if (entry < 0)
            return false;
        value = _values[entry];
        RemoveAt(entry);
        return true;
    }

    /// <summary>Removes the entry at a cursor.</summary>
    public void RemoveAt(int cursor)
    {
        ref var link = ref _buckets[_hashes[cursor] & (_buckets.Length - 1)];
        while (link != cursor)
            link = ref _next[link];
        link = _next[cursor];
        _live[cursor] = false;
        _keys.AsSpan(cursor * _arity, _arity).Clear();
        _values[cursor] = default;
        Count--;
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        (_buckets, _next, _hashes, _keys, _values, _live) = ([], [], [], [], [], []);
        _used = 0;
        Count = 0;
        Compactions++;
    }

    /// <summary>The first live entry behind a cursor (start with -1), or -1 if there is none.</summary>
    public int Next(int cursor)
    {
        while (++cursor < _used)
        {
            if (_live[cursor])
                return cursor;
        }

        return Free;
    }

    /// <summary>The key components of an entry, borrowed until the table changes.</summary>
    public ReadOnlySpan<Value> KeyAt(int cursor) => _keys.AsSpan(cursor * _arity, _arity);

    /// <summary>The value of an entry.</summary>
    public Value ValueAt(int cursor) => _values[cursor];

    /// <summary>The cursor of an entry, exactly, or -1.</summary>
    public int Find(ReadOnlySpan<Value> key)
    {
        if (Count == 0)
            return Free;
        var hash = Hash(key);
        for (var entry = _buckets[hash & (_buckets.Length - 1)]; entry != Free; entry = _next[entry])
        {
            if (_hashes[entry] == hash && ValueKeys.Equal(KeyAt(entry), key))
                return entry;
        }

        return Free;
    }

    private static int Hash(ReadOnlySpan<Value> key) => ValueKeys.Hash(key);

    private void Link(int entry)
    {
        ref var bucket = ref _buckets[_hashes[entry] & (_buckets.Length - 1)];
        _next[entry] = bucket;
        bucket = entry;
    }

    // Closes holes if a quarter of the entries are holes, else doubles.
    private void Grow()
    {
        var capacity = Count < _used - (_used / 4) ? _live.Length : Math.Max(4, _live.Length * 2);
        var keys = new Value[capacity * _arity];
        var values = new Value[capacity];
        var hashes = new int[capacity];
        var live = new bool[capacity];
        var kept = 0;
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            KeyAt(cursor).CopyTo(keys.AsSpan(kept * _arity));
            values[kept] = _values[cursor];
            hashes[kept] = _hashes[cursor];
            live[kept++] = true;
        }

        if (kept != _used)
            Compactions++;
        (_keys, _values, _hashes, _live, _used) = (keys, values, hashes, live, kept);
        _next = new int[capacity];
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
        Array.Fill(_buckets, Free);
        for (var entry = 0; entry < _used; entry++)
            Link(entry);
    }
}
