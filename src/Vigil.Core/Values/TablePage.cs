namespace Vigil.Core.Values;

/// <summary>A run of entries of a large table.</summary>
/// <param name="keys">Key components, one run for each entry.</param>
/// <param name="values">Values; empty in a set.</param>
/// <param name="links">Hash and successor in the bucket.</param>
/// <param name="times">Access times, where entries expire.</param>
/// <param name="arena">Where strings and IPv6 addresses in the keys lie, if there can be any.</param>
internal sealed class TablePage(Value[] keys, Value[] values, TableLink[] links, uint[]? times, KeyArena? arena)
{
    /// <summary>Where strings and IPv6 addresses in the keys lie, if there can be any.</summary>
    public KeyArena? Arena { get; set; } = arena;

    /// <summary>No entry has an access time before this; a pass of expiration that sees the whole page brings it up to date.</summary>
    public uint Oldest { get; set; }

    /// <summary>Key components, one run for each entry.</summary>
    public Value[] Keys { get; } = keys;

    /// <summary>Values; empty in a set.</summary>
    public Value[] Values { get; } = values;

    /// <summary>Hash and successor in the bucket.</summary>
    public TableLink[] Links { get; } = links;

    /// <summary>Access times, where entries expire.</summary>
    public uint[]? Times { get; set; } = times;
}

/// <summary>How the entry of a table is found.</summary>
internal struct TableLink
{
    /// <summary>The hash of its key.</summary>
    public int Hash;

    /// <summary>The entry that follows in the bucket, or a mark: none, or that this entry was deleted.</summary>
    public int Next;
}
