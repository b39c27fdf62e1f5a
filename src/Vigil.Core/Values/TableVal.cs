using System.Runtime.CompilerServices;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A table or set: a hash table that keeps insertion order.</summary>
/// <remarks>
/// Entries lie in arrays in the order they came (keys flat, one run of components for each entry); a separate array of
/// buckets finds them once there are more than a handful. A deleted entry leaves a hole that enumeration skips and that is
/// closed later. Beyond one page nothing is ever done to all entries at once (TableVal.Storage.cs), so that large tables
/// cost no pauses. A cursor is the position of an entry and stays valid while other entries come and go, until
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
    private TableLink[] _links = []; // these three are empty once there are pages
    private Value[] _keys = [];
    private Value[] _values = []; // stays empty in a set
    private TablePage[]? _pages;
    private int _used;
    private int _capacity;
    private int _bucketCount; // of the buckets that are in use: the rest has not been split off yet
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
            if (!TableType.IsSet)
                ValueRef(entry) = value;
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
            ref var link = ref _buckets[BucketOf(LinkAt(cursor).Hash)];
            while (link != cursor)
                link = ref LinkAt(link).Next;
            link = LinkAt(cursor).Next;
        }

        if (TableType.IsSubnetIndexed)
            _extras!.Prefixes!.Remove(KeyRun(cursor)[0].AsSubnet().Length);
        else if (_extras is not null)
            _extras.Patterns = null;
        LinkAt(cursor).Next = Hole;
        ReleaseKey(cursor);
        if (!TableType.IsSet)
            ValueRef(cursor) = default;
        Count--;
        if (Count == 0)
            Rewind();
        else if (cursor == _firstLive)
            _firstLive = Next(cursor);
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        (_buckets, _links, _keys, _values, _pages) = ([], [], [], [], null);
        (_used, _capacity, _bucketCount, _firstLive, Count) = (0, 0, 0, 0, 0);
        Compactions++;
        _extras?.EntriesCleared();
    }

    /// <summary>The first live entry behind a cursor (start with -1), or -1 if there is none.</summary>
    public int Next(int cursor)
    {
        cursor = Math.Max(cursor + 1, _firstLive);
        for (; cursor < _used; cursor++)
        {
            if (LinkAt(cursor).Next != Hole)
                return cursor;
            if (_pages is not null && cursor >= _extras!.SlideTo && cursor < _extras.SlideFrom)
                cursor = _extras.SlideFrom - 1; // all that lies between was moved down
        }

        return None;
    }

    /// <summary>The key components of an entry, borrowed until the table changes.</summary>
    public ReadOnlySpan<Value> KeyAt(int cursor) => ArenaOf(cursor) is { } arena ? Unpacked(arena, KeyRun(cursor)) : KeyRun(cursor);

    /// <summary>One component of the key of an entry.</summary>
    public Value KeyAt(int cursor, int component)
    {
        var value = KeyRun(cursor)[component];
        return ArenaOf(cursor) is { } arena ? arena.Unpack(value) : value;
    }

    /// <summary>The hash of the key of an entry.</summary>
    public int HashAt(int cursor) => LinkAt(cursor).Hash;

    /// <summary>The value of an entry; unset in a set.</summary>
    public Value ValueAt(int cursor) => TableType.IsSet ? default : ValueRef(cursor);

    /// <summary>Replaces the value of an entry as it is.</summary>
    public void SetValueAt(int cursor, Value value) => ValueRef(cursor) = value;

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
            ref readonly var link = ref LinkAt(entry);
            if (link.Hash != hash || link.Next == Hole)
                continue;
            ref readonly var known = ref KeyRef(entry);
            if (known.Bits == bits && known.Object is null)
                return entry;
        }

        return None;
    }

    private int Find(ReadOnlySpan<Value> key, int hash)
    {
        for (var entry = First(hash); entry >= 0; entry = Following(entry))
        {
            ref readonly var link = ref LinkAt(entry);
            if (link.Hash == hash && link.Next != Hole && HasKey(entry, key))
                return entry;
        }

        return None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasKey(int entry, ReadOnlySpan<Value> key) =>
        ArenaOf(entry) is { } arena ? HasKey(arena, KeyRun(entry), key) : ValueKeys.Equal(KeyRun(entry), key);

    // Where a search for a hash begins and goes on: along a bucket, or backwards over all entries of a small table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int First(int hash) => _buckets.Length > 0 ? _buckets[BucketOf(hash)] : _used - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Following(int entry) => _buckets.Length > 0 ? LinkAt(entry).Next : entry - 1;

    private int Append(ReadOnlySpan<Value> key, int hash, Value value)
    {
        if (_pages is not null)
            Slide(SlideSteps);
        if (_used == _capacity)
            Grow();
        var entry = _used++;
        StoreKey(entry, key);
        if (!TableType.IsSet)
            ValueRef(entry) = value;
        LinkAt(entry).Hash = hash;
        AddToBucket(entry);
        Count++;
        if (_pages is not null && Count > _bucketCount)
            SplitBucket();
        if (TableType.IsSubnetIndexed)
            Extras.AddPrefix(key[0].AsSubnet().Length);
        else if (_extras is not null)
            _extras.Patterns = null;
        return entry;
    }

    private void AddToBucket(int entry)
    {
        ref var link = ref LinkAt(entry);
        if (_buckets.Length == 0)
        {
            link.Next = None;
            return;
        }

        ref var bucket = ref _buckets[BucketOf(link.Hash)];
        link.Next = bucket;
        bucket = entry;
    }

    private TableExtras Extras => _extras ??= new();
}
