namespace Vigil.Input.Streams;

/// <summary>What a source said the last time, without the text: fingerprints of rows, found by fingerprints of their indexes.</summary>
/// <remarks>
/// About twenty octets a row and no objects. Rows lie in many small tables that grow one by one, so that there is neither a
/// moment at which everything is copied nor one at which half of everything is empty. Two indexes are taken for one with a
/// chance of 2 to the -64.
/// </remarks>
internal sealed class SourceMemory
{
    private const int PartBits = 8;
    private const int FirstCapacity = 16;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Rows that are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>The fingerprint of the row with that index.</summary>
    /// <returns>Whether there was such a row.</returns>
    public bool TryGet(ulong index, out ulong row)
    {
        ref readonly var part = ref _parts[NumberOf(index)];
        row = part.Entries is null ? 0 : part.Entries[Place(part.Entries, index)].Row;
        return row != 0;
    }

    /// <summary>Remembers a row.</summary>
    /// <param name="index">Fingerprint of its index.</param>
    /// <param name="row">Its own; not 0.</param>
    public void Set(ulong index, ulong row)
    {
        ref var part = ref _parts[NumberOf(index)];
        part.Entries ??= new Entry[FirstCapacity];
        if ((part.Count + 1) * 8 > part.Entries.Length * 7)
            Resize(ref part, part.Entries.Length + (part.Entries.Length / 2));
        ref var entry = ref part.Entries![Place(part.Entries, index)]; // made above
        if (entry.Row == 0)
        {
            part.Count++;
            Count++;
        }

        entry = new(index, row);
    }

    /// <summary>Forgets a row.</summary>
    public void Remove(ulong index)
    {
        ref var part = ref _parts[NumberOf(index)];
        if (part.Entries is null)
            return;
        ref var entry = ref part.Entries[Place(part.Entries, index)];
        if (entry.Row == 0)
            return;
        entry = new(entry.Index, 0);
        Resize(ref part, part.Entries.Length); // what it was in the way of moves up
    }

    /// <summary>Forgets all rows but those whose fingerprint has these bits under a mask.</summary>
    public void Keep(ulong mask, ulong bits)
    {
        foreach (ref var part in _parts.AsSpan())
        {
            if (part.Entries is null)
                continue;
            foreach (ref var entry in part.Entries.AsSpan())
            {
                if ((entry.Row & mask) != bits)
                    entry = default;
            }

            Resize(ref part, part.Entries.Length);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_parts);
        Count = 0;
    }

    private static int NumberOf(ulong index) => (int)(index >> (64 - PartBits));

    // Where an index is, or the free place for it. Tables have any length: the product's upper half is the place.
    private static int Place(Entry[] entries, ulong index)
    {
        var at = (int)Math.BigMul(index << PartBits, (ulong)entries.Length, out _);
        while (entries[at].Row != 0 && entries[at].Index != index)
            at = at + 1 == entries.Length ? 0 : at + 1;
        return at;
    }

    private void Resize(ref Part part, int capacity)
    {
        var old = part.Entries!; // only parts that have entries
        Count -= part.Count;
        part = new() { Entries = new Entry[capacity] };
        foreach (var entry in old)
        {
            if (entry.Row == 0)
                continue;
            part.Entries[Place(part.Entries, entry.Index)] = entry;
            part.Count++;
        }

        Count += part.Count;
    }

    private readonly record struct Entry(ulong Index, ulong Row);

    private struct Part
    {
        public Entry[]? Entries;
        public int Count;
    }
}
