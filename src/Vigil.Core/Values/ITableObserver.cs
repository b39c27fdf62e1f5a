namespace Vigil.Core.Values;

/// <summary>Follows the changes of a table, to bring them elsewhere.</summary>
public interface ITableObserver
{
    /// <summary>An entry has changed; called before the table's own change function, and for the same changes.</summary>
    /// <param name="table">The table, as it is now.</param>
    /// <param name="change">What happened.</param>
    /// <param name="key">The entry's key; good until the call returns.</param>
    /// <param name="value">The value it has, or had if it is gone.</param>
    /// <param name="previous">The value before, if another took its place.</param>
    void OnChange(TableVal table, TableChange change, ReadOnlySpan<Value> key, Value value, Value previous);
}
