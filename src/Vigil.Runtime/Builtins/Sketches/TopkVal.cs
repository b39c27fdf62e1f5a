using System.Diagnostics.CodeAnalysis;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>The most frequent elements of a stream in bounded room: Space-Saving (Metwally, Agrawal, El Abbadi 2005).</summary>
/// <remarks>Elements with one count share a bucket; buckets are linked in the order of their counts, so adding takes constant time.</remarks>
public sealed class TopkVal(int size) : OpaqueVal(new OpaqueType("topk"))
{
    /// <summary>The most elements one keeps.</summary>
    public const int LargestSize = 1 << 24;

    private readonly Dictionary<Value, Entry> _entries = new(KeyComparer.Instance);
    private readonly LinkedList<Bucket> _buckets = new(); // rising counts

    /// <inheritdoc/>
    public override string ClassName => "TopkVal";

    /// <summary>Elements it keeps.</summary>
    public int Size => size;

    /// <summary>Elements kept at the moment.</summary>
    public int Kept => _entries.Count;

    /// <summary>Whether merging has dropped elements, so that sums say little.</summary>
    public bool IsPruned { get; set; }

    /// <summary>What is kept, by rising counts: elements, and by how much their counts may be too high.</summary>
    public IEnumerable<(ulong Count, (Value Element, ulong Error)[] Elements)> Buckets =>
        _buckets.Select(static bucket => (bucket.Count, bucket.Entries.Select(static entry => (entry.Element, entry.Error)).ToArray()));

    /// <summary>Sum of all counts.</summary>
    public ulong Sum
    {
        get
        {
            ulong sum = 0;
            foreach (var bucket in _buckets)
                sum += bucket.Count * (ulong)bucket.Entries.Count;
            return sum;
        }
    }

    /// <summary>Type of the elements; known once one was added.</summary>
    public ScriptType? ElementType { get; set; }

    /// <inheritdoc/>
    public override OpaqueVal Clone()
    {
        var copy = new TopkVal(size) { ElementType = ElementType, IsPruned = IsPruned };
        foreach (var bucket in _buckets)
        {
            foreach (var entry in bucket.Entries)
                copy.TryKeep(entry.Element, bucket.Count, entry.Error);
        }

        return copy;
    }

    /// <summary>Counts an element; a new one takes the place, and the count, of the rarest when there is no room.</summary>
    public void Add(Value element)
    {
        if (_entries.TryGetValue(element, out var entry))
        {
            Raise(entry, 1);
            return;
        }

        ulong inherited = 0;
        if (_entries.Count >= size)
        {
            inherited = _buckets.First!.Value.Count; // there are entries, hence buckets
            RemoveRarest();
        }

        Insert(new(element, inherited), inherited + 1, _buckets.First);
    }

    /// <summary>Puts in an element that was counted elsewhere.</summary>
    /// <returns><see langword="false"/> if it is there already.</returns>
    public bool TryKeep(Value element, ulong count, ulong error)
    {
        if (_entries.ContainsKey(element))
            return false;
        Insert(new(element, error), count, _buckets.Last is { } last && last.Value.Count <= count ? last : null);
        return true;
    }

    /// <summary>The count of an element, at most its error too high; 0 if it is not kept.</summary>
    public ulong CountOf(Value element) => _entries.TryGetValue(element, out var entry) ? entry.Bucket!.Value.Count : 0;

    /// <summary>By how much the count of an element may be too high.</summary>
    public ulong ErrorOf(Value element) => _entries.TryGetValue(element, out var entry) ? entry.Error : 0;

    /// <summary>The <paramref name="count"/> most frequent elements, and those that tie with the last.</summary>
    public List<Value> Top(ulong count)
    {
        var top = new List<Value>();
        for (var bucket = _buckets.Last; bucket is not null && (ulong)top.Count < count; bucket = bucket.Previous)
        {
            foreach (var entry in bucket.Value.Entries)
                top.Add(entry.Element);
        }

        return top;
    }

    /// <summary>Adds the counts of <paramref name="other"/>; with <paramref name="prune"/> drops the rarest beyond the size.</summary>
    public void Merge(TopkVal other, bool prune)
    {
        foreach (var bucket in other._buckets)
        {
            foreach (var theirs in bucket.Entries)
            {
                if (_entries.TryGetValue(theirs.Element, out var ours))
                {
                    ours.Error += theirs.Error;
                    Raise(ours, bucket.Count);
                }
                else
                {
                    Insert(new(theirs.Element, theirs.Error), bucket.Count, _buckets.First);
                }
            }
        }

        while (prune && _entries.Count > size)
        {
            RemoveRarest();
            IsPruned = true;
        }
    }

    private void Raise(Entry entry, ulong by)
    {
        var bucket = entry.Bucket!; // every kept entry is in one
        bucket.Value.Entries.Remove(entry.Place!);
        var count = bucket.Value.Count + by;
        Insert(entry, count, bucket);
        if (bucket.Value.Entries.Count == 0)
            _buckets.Remove(bucket);
    }

    // Looks for the bucket from a place that is not behind it.
    private void Insert(Entry entry, ulong count, LinkedListNode<Bucket>? from)
    {
        var next = from ?? _buckets.First;
        while (next is not null && next.Value.Count < count)
            next = next.Next;
        if (next is null)
            next = _buckets.AddLast(new Bucket(count));
        else if (next.Value.Count > count)
            next = _buckets.AddBefore(next, new Bucket(count));
        entry.Bucket = next;
        entry.Place = next.Value.Entries.AddLast(entry);
        _entries[entry.Element] = entry;
    }

    private void RemoveRarest()
    {
        var bucket = _buckets.First!; // called only when there are entries
        var rarest = bucket.Value.Entries.First!.Value;
        bucket.Value.Entries.RemoveFirst();
        _entries.Remove(rarest.Element);
        if (bucket.Value.Entries.Count == 0)
            _buckets.Remove(bucket);
    }

    private sealed class Bucket(ulong count)
    {
        public ulong Count { get; } = count;

        public LinkedList<Entry> Entries { get; } = new();
    }

    private sealed class Entry(Value element, ulong error)
    {
        public Value Element { get; } = element;

        public ulong Error { get; set; } = error;

        public LinkedListNode<Bucket>? Bucket { get; set; }

        public LinkedListNode<Entry>? Place { get; set; }
    }

    private sealed class KeyComparer : IEqualityComparer<Value>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(Value x, Value y) => ValueKeys.Equal(x, y);

        public int GetHashCode([DisallowNull] Value obj) => ValueKeys.Hash(obj);
    }
}
