using System.Runtime.CompilerServices;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A table or set: a hash table that keeps insertion order.</summary>
/// <remarks>
/// Entries lie in arrays in the order they came (keys flat, one run of components for each entry); a separate array of
/// buckets finds them once there are more than a handful. A deleted entry leaves a hole that enumeration skips and the
/// next growth closes. A cursor is the position of an entry and stays valid while other entries come and go, until
/// <see cref="Compactions"/> changes. What only some tables have (access times, a prefix index, a default that was
/// evaluated) lives in <see cref="TableExtras"/>, so that the many small tables inside records stay small.
/// </remarks>
public sealed partial class TableVal : ScriptObject
{
    private const int None = -1;
    private const int Hole = -2;

    // Up to so many entries are found by walking over their hashes; no buckets are allocated.
    private const int SmallCapacity = 8;

    private int[] _buckets = [];
    private Link[] _links = [];
    private Value[] _keys = [];
    private Value[] _values = []; // stays empty in a set
    private int _used;
    private int _firstLive; // no entry before it is live, so that taking the oldest one again and again stays cheap
    private TableExtras? _extras;

    /// <summary>An empty table of <paramref name="type"/>.</summary>
    public TableVal(TableType type, TableAttributes? attributes = null)
    {
        TableType = type;
        Attributes = attributes;
        Arity = Math.Max(1, type.Indices.Length);
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
    public int Arity { get; }

    /// <summary>How often holes were closed; cursors from before do not hold any more.</summary>
    public int Compactions { get; private set; }

    /// <summary>Loops that walk over the table at the moment, kept by compiled loops for their warning about changes.</summary>
    public int Walkers { get; set; }

    /// <summary>Looks an entry up by a key of one component.</summary>
    public bool TryGet(Value key, out Value value)
    {
        var entry = Find(key);
        value = entry < 0 ? default : ValueAt(entry);
        return entry >= 0;
    }

    /// <summary>Looks an entry up, exactly; neither default nor expiration nor prefix matching takes part.</summary>
    public bool TryGet(ReadOnlySpan<Value> key, out Value value)
    {
        var entry = Find(key);
        value = entry < 0 ? default : ValueAt(entry);
        return entry >= 0;
    }

    /// <summary>Whether an entry is present, exactly.</summary>
    public bool Contains(Value key) => Find(key) >= 0;

    /// <summary>Whether an entry is present, exactly.</summary>
    public bool Contains(ReadOnlySpan<Value> key) => Find(key) >= 0;

    /// <summary>Adds or replaces an entry; for a set the value is ignored.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Set(Value key, Value value = default) => Set(new ReadOnlySpan<Value>(in key), value);

    /// <summary>Adds or replaces an entry as it is: keys are not copied, neither change functions nor expiration take part.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Set(ReadOnlySpan<Value> key, Value value)
    {
        var hash = ValueKeys.Hash(key);
        var entry = Find(key, hash);
        if (entry >= 0)
        {
            if (_values.Length > 0)
                _values[entry] = value;
            return false;
        }

        Append(key, hash, value);
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
        value = ValueAt(entry);
        RemoveAt(entry);
        return true;
    }

    /// <summary>Removes the entry at a cursor.</summary>
    public void RemoveAt(int cursor)
    {
        if (_buckets.Length > 0)
        {
            ref var link = ref _buckets[_links[cursor].Hash & (_buckets.Length - 1)];
            while (link != cursor)
                link = ref _links[link].Next;
            link = _links[cursor].Next;
        }

        if (TableType.IsSubnetIndexed)
            _extras!.Prefixes!.Remove(_keys[cursor].AsSubnet().Length);
        else if (_extras is not null)
            _extras.Patterns = null;
        _links[cursor].Next = Hole;
        KeyRun(cursor).Clear();
        if (_values.Length > 0)
            _values[cursor] = default;
        Count--;
        if (Count == 0)
            Rewind();
        else if (cursor == _firstLive)
            _firstLive = Next(cursor);
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        (_buckets, _links, _keys, _values) = ([], [], [], []);
        _used = 0;
        _firstLive = 0;
        Count = 0;
        Compactions++;
        _extras?.EntriesCleared();
    }

    /// <summary>The first live entry behind a cursor (start with -1), or -1 if there is none.</summary>
    public int Next(int cursor)
    {
        cursor = Math.Max(cursor + 1, _firstLive);
        for (; cursor < _used; cursor++)
        {
            if (_links[cursor].Next != Hole)
                return cursor;
        }

        return None;
    }

    /// <summary>The key components of an entry, borrowed until the table changes.</summary>
    public ReadOnlySpan<Value> KeyAt(int cursor) => KeyRun(cursor);

    /// <summary>The value of an entry; unset in a set.</summary>
    public Value ValueAt(int cursor) => _values.Length > 0 ? _values[cursor] : default;

    /// <summary>Replaces the value of an entry as it is.</summary>
    public void SetValueAt(int cursor, Value value) => _values[cursor] = value;

    /// <summary>The cursor of an entry, exactly, or -1.</summary>
    public int Find(ReadOnlySpan<Value> key) => Count == 0 ? None : Find(key, ValueKeys.Hash(key));

    /// <summary>The cursor of an entry, exactly, or -1.</summary>
    public int Find(Value key)
    {
        if (Count == 0)
            return None;
        var hash = ValueKeys.Hash(key);
        if (key.Object is not null || Arity != 1)
            return Find(new ReadOnlySpan<Value>(in key), hash);

        // A scalar, an IPv4 address or prefix: equal if the bits are, unless the other one is held by reference.
        var bits = key.Bits;
        for (var entry = First(hash); entry >= 0; entry = Following(entry))
        {
            if (_links[entry].Hash == hash && _links[entry].Next != Hole && _keys[entry].Bits == bits && _keys[entry].Object is null)
                return entry;
        }

        return None;
    }

    private int Find(ReadOnlySpan<Value> key, int hash)
    {
        for (var entry = First(hash); entry >= 0; entry = Following(entry))
        {
            if (_links[entry].Hash == hash && _links[entry].Next != Hole && ValueKeys.Equal(KeyRun(entry), key))
                return entry;
        }

        return None;
    }

    // Where a search for a hash begins and goes on: along a bucket, or backwards over all entries of a small table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int First(int hash) => _buckets.Length > 0 ? _buckets[hash & (_buckets.Length - 1)] : _used - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Following(int entry) => _buckets.Length > 0 ? _links[entry].Next : entry - 1;

    private Span<Value> KeyRun(int entry) => _keys.AsSpan(entry * Arity, Arity);

    private int Append(ReadOnlySpan<Value> key, int hash, Value value)
    {
        if (_used == _links.Length)
            Grow();
        var entry = _used++;
        key.CopyTo(KeyRun(entry));
        if (_values.Length > 0)
            _values[entry] = value;
        _links[entry].Hash = hash;
        AddToBucket(entry);
        Count++;
        if (TableType.IsSubnetIndexed)
            Extras.AddPrefix(key[0].AsSubnet().Length);
        else if (_extras is not null)
            _extras.Patterns = null;
        return entry;
    }

    private void AddToBucket(int entry)
    {
        if (_buckets.Length == 0)
        {
            _links[entry].Next = None;
            return;
        }

        ref var bucket = ref _buckets[_links[entry].Hash & (_buckets.Length - 1)];
        _links[entry].Next = bucket;
        bucket = entry;
    }

    // Closes holes if a quarter of the entries are holes, else doubles; gives memory back after most entries went.
    private void Grow()
    {
        var capacity = Count <= _used - Math.Max(1, _used / 4) ? Math.Max(2, _links.Length) : Math.Max(2, _links.Length * 2);
        while (capacity > SmallCapacity && Count * 4 < capacity)
            capacity /= 2;
        var keys = new Value[capacity * Arity];
        var values = TableType.IsSet ? [] : new Value[capacity];
        var links = new Link[capacity];
        var times = _extras?.AccessTimes is null ? null : new uint[capacity];
        int kept = 0, scanned = _extras?.Scanned ?? -1, scannedNow = -1;
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            KeyRun(cursor).CopyTo(keys.AsSpan(kept * Arity));
            if (values.Length > 0)
                values[kept] = _values[cursor];
            if (times is not null)
                times[kept] = _extras!.AccessTimes![cursor];
            if (cursor <= scanned)
                scannedNow = kept;
            links[kept++].Hash = _links[cursor].Hash;
        }

        if (kept != _used)
            Compactions++;
        (_keys, _values, _links, _used, _firstLive) = (keys, values, links, kept, 0);
        if (_extras is not null)
            (_extras.AccessTimes, _extras.Scanned, _extras.Patterns) = (times, scannedNow, null);
        _buckets = [];
        if (capacity > SmallCapacity)
        {
            _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
            Array.Fill(_buckets, None);
        }

        for (var entry = 0; entry < _used; entry++)
            AddToBucket(entry);
    }

    // The last entry went: positions are given out from the start again.
    private void Rewind()
    {
        (_used, _firstLive) = (0, 0);
        Compactions++;
        if (_extras is not null)
            _extras.Scanned = -1;
    }

    private TableExtras Extras => _extras ??= new();

    // Next is the entry that follows in the bucket, or None, or Hole for an entry that was deleted.
    private struct Link
    {
        public int Hash;
        public int Next;
    }
}
