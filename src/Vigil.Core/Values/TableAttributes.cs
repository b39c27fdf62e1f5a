namespace Vigil.Core.Values;

/// <summary>What a change function is told has happened (script enum <c>TableChange</c>, same numbers).</summary>
public enum TableChange
{
    /// <summary>An entry was added.</summary>
    New = 0,

    /// <summary>The value of an entry was assigned.</summary>
    Changed = 1,

    /// <summary>An entry was deleted.</summary>
    Removed = 2,

    /// <summary>An entry was removed by expiration.</summary>
    Expired = 3,
}

/// <summary>Which access keeps an entry alive.</summary>
public enum ExpireMode
{
    /// <summary>Entries stay.</summary>
    None,

    /// <summary><c>&amp;create_expire</c>: none, the time of creation counts.</summary>
    Create,

    /// <summary><c>&amp;read_expire</c>: reads and writes.</summary>
    Read,

    /// <summary><c>&amp;write_expire</c>: writes.</summary>
    Write,
}

/// <summary>Attributes that a table value carries (language.md 3.13); immutable, shared by copies.</summary>
public sealed record TableAttributes
{
    /// <summary>Evaluates the <c>&amp;default</c> or <c>&amp;default_insert</c> expression.</summary>
    public Func<EngineContext, Value>? Default { get; init; }

    /// <summary>Whether a default is inserted by the read that made it.</summary>
    public bool InsertsDefault { get; init; }

    /// <summary>Whether iteration order is promised; ours is insertion order always, this shows only in descriptions.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Which access counts for expiration.</summary>
    public ExpireMode Expire { get; init; }

    /// <summary>Evaluates the expiration interval, seconds; asked at every pass.</summary>
    public Func<EngineContext, double>? ExpireInterval { get; init; }

    /// <summary>Evaluates <c>&amp;expire_func</c>.</summary>
    public Func<EngineContext, FuncVal>? ExpireFunc { get; init; }

    /// <summary>Evaluates <c>&amp;on_change</c>.</summary>
    public Func<EngineContext, FuncVal>? OnChange { get; init; }

    /// <summary>Where else entries are to be, for a global table that asks for it.</summary>
    public TableSharing? Sharing { get; init; }

    /// <summary>The attributes as text, e.g. for <c>-I</c>.</summary>
    public string Text { get; init; } = "";
}
