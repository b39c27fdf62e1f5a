using Vigil.Core.Patterns;

namespace Vigil.Core.Values;

/// <summary>What only some tables need beside their entries.</summary>
internal sealed class TableExtras
{
    /// <summary>Last access for expiration, by entry: whole seconds since <see cref="ExpirySettings.StartTime"/>.</summary>
    /// <remarks><see langword="null"/> if entries do not expire; empty in a table of pages, which hold their own.</remarks>
    public uint[]? AccessTimes { get; set; }

    /// <summary>Whether access times never decrease from an entry to the next, so that a pass may end at the first that is young.</summary>
    public bool IsByAge { get; set; }

    /// <summary>While holes are being closed: the next entry to be moved; else -1.</summary>
    public int SlideFrom { get; set; } = -1;

    /// <summary>While holes are being closed: where it goes. All positions from here to <see cref="SlideFrom"/> are holes.</summary>
    public int SlideTo { get; set; }

    /// <summary>The timer of a table that expires and has been put to use.</summary>
    public TableExpiryTimer? Timer { get; set; }

    /// <summary>The last entry that the expiration pass at work has looked at; -1 between passes.</summary>
    public int Scanned { get; set; } = -1;

    /// <summary>The page that the pass is in, if it has seen that from its beginning; else -1.</summary>
    public int ScannedPage { get; set; } = -1;

    /// <summary>The earliest access time that the pass has seen in that page.</summary>
    public uint OldestSeen { get; set; }

    /// <summary>The value of <c>&amp;default</c>, once it has been asked for.</summary>
    public Value Default { get; set; }

    /// <summary>Set while the change function runs: what it changes itself is not told to it.</summary>
    public bool IsTellingChange { get; set; }

    /// <summary>Who follows the changes of this table; <see langword="null"/> if nobody does.</summary>
    public ITableObserver[]? Observers { get; set; }

    /// <summary>Prefix lengths in use, in a table that is indexed by a subnet.</summary>
    public PrefixLengths? Prefixes { get; private set; }

    /// <summary>All keys of a table that is indexed by a pattern as one automaton; made by the first lookup after a change.</summary>
    public PatternIndex? Patterns { get; set; }

    /// <summary>The entries that <see cref="Patterns"/> numbers.</summary>
    public int[] PatternEntries { get; set; } = [];

    /// <summary>Counts an entry with a prefix of <paramref name="length"/> bits.</summary>
    public void AddPrefix(int length) => (Prefixes ??= new()).Add(length);

    /// <summary>All entries are gone.</summary>
    public void EntriesCleared()
    {
        if (AccessTimes is not null)
            AccessTimes = [];
        Prefixes = null;
        Patterns = null;
        (Scanned, ScannedPage, SlideFrom) = (-1, -1, -1);
    }
}
