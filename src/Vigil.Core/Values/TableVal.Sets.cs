namespace Vigil.Core.Values;

/// <content>Set algebra and merging (language.md 3.6, 3.10, 3.12).</content>
public sealed partial class TableVal
{
    /// <summary><c>a | b</c>: a copy of this with the entries of <paramref name="other"/>; keeps the attributes of this.</summary>
    public TableVal Union(EngineContext context, TableVal other)
    {
        var result = CopyEntries(context);
        for (var cursor = other.Next(-1); cursor >= 0; cursor = other.Next(cursor))
            result.SetFresh(context, other.KeyAt(cursor), other.ValueAt(cursor));
        return result;
    }

    /// <summary><c>a &amp; b</c>: what is in both, without attributes.</summary>
    public TableVal Intersect(EngineContext context, TableVal other)
    {
        var result = new TableVal(TableType);
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            if (other.Contains(KeyAt(cursor)))
                result.SetFresh(context, KeyAt(cursor), ValueAt(cursor));
        }

        return result;
    }

    /// <summary><c>a - b</c>: a copy of this without what is in <paramref name="other"/>; keeps the attributes of this.</summary>
    public TableVal Subtract(EngineContext context, TableVal other)
    {
        var result = new TableVal(TableType, Attributes);
        result.StartExpiry(context);
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            if (!other.Contains(KeyAt(cursor)))
                result.SetFresh(context, KeyAt(cursor), ValueAt(cursor));
        }

        return result;
    }

    /// <summary><c>a &lt;= b</c>.</summary>
    public bool IsSubsetOf(TableVal other)
    {
        if (Count > other.Count)
            return false;
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            if (!other.Contains(KeyAt(cursor)))
                return false;
        }

        return true;
    }

    /// <summary><c>a == b</c> for sets.</summary>
    public bool SetEquals(TableVal other) => Count == other.Count && IsSubsetOf(other);

    /// <summary><c>t += u</c>: assigns every entry of <paramref name="other"/>.</summary>
    public void AddAll(EngineContext context, TableVal other)
    {
        if (ReferenceEquals(this, other))
            return;
        for (var cursor = other.Next(-1); cursor >= 0; cursor = other.Next(cursor))
            Assign(context, other.KeyAt(cursor), other.ValueAt(cursor));
    }

    /// <summary><c>t -= u</c>: deletes every key of <paramref name="other"/>.</summary>
    public void RemoveAll(EngineContext context, TableVal other)
    {
        if (ReferenceEquals(this, other))
        {
            Clear();
            return;
        }

        for (var cursor = other.Next(-1); cursor >= 0; cursor = other.Next(cursor))
            Delete(context, other.KeyAt(cursor));
    }

    /// <summary>A table of the same type and attributes whose entries share their values with this one.</summary>
    public TableVal CopyEntries(EngineContext context)
    {
        var result = new TableVal(TableType, Attributes);
        result.StartExpiry(context);
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
            result.SetFresh(context, KeyAt(cursor), ValueAt(cursor));
        return result;
    }

    // An entry of a table under construction: accessed now, but nobody is told of it.
    internal void SetFresh(EngineContext context, ReadOnlySpan<Value> key, Value value)
    {
        Set(key, value);
        if (_extras?.Timer is not null)
            Touch(context, Find(key));
    }
}
