using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vigil.Core.Values;

/// <content>Where entries lie, and how that grows and shrinks.</content>
/// <remarks>
/// Up to <see cref="PageSize"/> entries lie in one set of arrays, which is copied to grow. From there on pages are added, and
/// all work is spread over the insertions: each splits one bucket in two (linear hashing), and while more than half of the
/// positions are holes, each moves a few entries down to close them. Order is kept: an entry only moves into holes that lie
/// directly before it.
/// </remarks>
public sealed partial class TableVal
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;
    private const int PageMask = PageSize - 1;

    // Positions looked at for each insertion; more than two, so that the holes are closed before the pages double.
    private const int SlideSteps = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TableLink LinkAt(int entry) =>
        ref (_pages is null ? ref _links[entry] : ref _pages[entry >> PageBits].Links[entry & PageMask]);

    // The first component of an entry's key.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Value KeyRef(int entry) =>
        ref (_pages is null ? ref _keys[entry * Arity] : ref _pages[entry >> PageBits].Keys[(entry & PageMask) * Arity]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Value ValueRef(int entry) =>
        ref (_pages is null ? ref _values[entry] : ref _pages[entry >> PageBits].Values[entry & PageMask]);

    private Span<Value> KeyRun(int entry) => _pages is null
        ? _keys.AsSpan(entry * Arity, Arity)
        : _pages[entry >> PageBits].Keys.AsSpan((entry & PageMask) * Arity, Arity);

    // Only in a table whose entries expire.
    private ref uint TimeRef(int entry) =>
        ref (_pages is null ? ref _extras!.AccessTimes![entry] : ref _pages[entry >> PageBits].Times![entry & PageMask]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(int hash)
    {
        var mask = _buckets.Length - 1;
        var bucket = hash & mask;
        return bucket < _bucketCount ? bucket : bucket & (mask >> 1);
    }

    private void Grow()
    {
        if (_pages is null)
        {
            if (_capacity < PageSize || Count <= _used - (_used / 4))
            {
                Rebuild();
                return;
            }

            _pages = [new(_keys, _values, _links, _extras?.AccessTimes, null)];
            if (CanPack)
                PackPage(_pages[0]);
            (_keys, _values, _links) = ([], [], []);
            if (Extras.AccessTimes is not null)
                Extras.AccessTimes = [];
        }

        AddPage();
    }

    private void AddPage()
    {
        var number = _capacity >> PageBits;
        if (number == _pages!.Length) // the caller sees to it that there are pages
            Array.Resize(ref _pages, Math.Max(8, number * 2));
        _pages[number]?.Arena?.Clear(); // a page that was kept is empty
        _pages[number] ??= new(
            new Value[PageSize * Arity],
            TableType.IsSet ? [] : new Value[PageSize],
            new TableLink[PageSize],
            _extras?.AccessTimes is null ? null : new uint[PageSize],
            _pages[0].Arena is { } first ? new KeyArena(first.Used) : null);
        _capacity += PageSize;
    }

    // Closes holes if a quarter of the entries are holes, else doubles; gives memory back after most entries went.
    private void Rebuild()
    {
        var capacity = Count <= _used - Math.Max(1, _used / 4) ? Math.Max(2, _capacity) : Math.Max(2, _capacity * 2);
        while (capacity > SmallCapacity && Count * 4 < capacity)
            capacity /= 2;
        var keys = new Value[capacity * Arity];
        var values = TableType.IsSet ? [] : new Value[capacity];
        var links = new TableLink[capacity];
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
        (_keys, _values, _links, _capacity, _used, _firstLive) = (keys, values, links, capacity, kept, 0);
        if (_extras is not null)
            (_extras.AccessTimes, _extras.Scanned, _extras.Patterns) = (times, scannedNow, null);
        _buckets = [];
        if (capacity > SmallCapacity)
        {
            _buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)capacity)];
            Array.Fill(_buckets, None);
        }

        _bucketCount = _buckets.Length;
        for (var entry = 0; entry < _used; entry++)
            AddToBucket(entry);
    }

    // Linear hashing: the next bucket in turn gives those of its entries away whose hash has the further bit.
    private void SplitBucket()
    {
        if (_bucketCount == _buckets.Length)
        {
            var wider = new int[_buckets.Length * 2];
            _buckets.CopyTo(wider, 0);
            Array.Fill(wider, None, _buckets.Length, _buckets.Length);
            _buckets = wider;
        }

        var mask = _buckets.Length - 1;
        var added = _bucketCount++;
        var split = added & (mask >> 1);
        int stay = None, go = None;
        for (var entry = _buckets[split]; entry >= 0;)
        {
            ref var link = ref LinkAt(entry);
            var next = link.Next;
            if ((link.Hash & mask) == added)
                (link.Next, go) = (go, entry);
            else
                (link.Next, stay) = (stay, entry);
            entry = next;
        }

        (_buckets[split], _buckets[added]) = (stay, go);
    }

    // Goes on closing holes, or begins to if they are more than half. Not while a loop walks over the table.
    private void Slide(int steps)
    {
        var extras = Extras;
        if (Walkers > 0)
            return;
        if (extras.SlideFrom < 0)
        {
            if (_used - Count <= Count || _used <= PageSize)
                return;
            (extras.SlideTo, extras.SlideFrom) = (0, _firstLive);
        }

        Compactions++;
        extras.Patterns = null;
        for (; steps > 0; steps--)
        {
            if (extras.SlideFrom >= _used)
            {
                EndSlide(extras);
                return;
            }

            if (LinkAt(extras.SlideFrom).Next != Hole)
            {
                if (extras.SlideFrom != extras.SlideTo)
                    Move(extras.SlideFrom, extras.SlideTo, extras);
                extras.SlideTo++;
            }

            extras.SlideFrom++;
        }
    }

    private void Move(int from, int to, TableExtras extras)
    {
        ref var link = ref LinkAt(from);
        ref var place = ref _buckets[BucketOf(link.Hash)];
        while (place != from)
            place = ref LinkAt(place).Next;
        place = to;
        LinkAt(to) = link;
        link.Next = Hole;
        MoveKey(from, to);
        if (!TableType.IsSet)
            (ValueRef(to), ValueRef(from)) = (ValueRef(from), default);
        if (extras.AccessTimes is not null)
        {
            TimeRef(to) = TimeRef(from);
            NoteTime(to, TimeRef(from));
        }

        if (to <= extras.Scanned && extras.Scanned < from)
            extras.Scanned = to - 1; // what moved has still to be looked at
        _firstLive = Math.Min(_firstLive, to);
    }

    // What lies behind is empty; one page is kept for what comes next.
    private void EndSlide(TableExtras extras)
    {
        _used = extras.SlideTo;
        extras.SlideFrom = -1;
        var pages = Math.Max(1, (_used + PageMask) >> PageBits);
        _capacity = pages << PageBits;
        Array.Clear(_pages!, Math.Min(pages + 1, _pages!.Length), Math.Max(0, _pages.Length - pages - 1)); // only tables of pages slide
    }

    // The last entry went: positions are given out from the start again.
    private void Rewind()
    {
        (_used, _firstLive) = (0, 0);
        Compactions++;
        if (_extras is null)
            return;
        (_extras.Scanned, _extras.ScannedPage, _extras.SlideFrom) = (-1, -1, -1);
        if (_pages is null)
            return;
        (_keys, _values, _links, _pages) = ([], [], [], null);
        (_buckets, _bucketCount, _capacity) = ([], 0, 0);
    }
}
