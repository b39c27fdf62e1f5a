using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Vigil.Broker;

/// <summary>The entries of a table in ascending order of their keys, read in place.</summary>
public readonly struct BrokerTable : IReadOnlyDictionary<BrokerData, BrokerData>, IEquatable<BrokerTable>
{
    private readonly BrokerData _data;

    internal BrokerTable(BrokerData data) => _data = data;

    /// <summary>The table as a value.</summary>
    public BrokerData Data => _data.Type == DataType.Table ? _data : BrokerData.Table();

    /// <summary>The number of entries.</summary>
    public int Count => new BinaryWalker(_data).Remaining / 2;

    /// <inheritdoc/>
    public IEnumerable<BrokerData> Keys
    {
        get
        {
            foreach (var entry in this)
                yield return entry.Key;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<BrokerData> Values
    {
        get
        {
            foreach (var entry in this)
                yield return entry.Value;
        }
    }

    /// <inheritdoc/>
    public BrokerData this[BrokerData key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no entry for {key}");

    /// <inheritdoc/>
    public bool ContainsKey(BrokerData key) => TryGetValue(key, out _);

    /// <summary>Looks for the entry of <paramref name="key"/>; walks until it or a greater key is found.</summary>
    public bool TryGetValue(BrokerData key, [MaybeNullWhen(false)] out BrokerData value)
    {
        var walker = new BinaryWalker(_data);
        while (walker.MoveNext(out var candidate))
        {
            var order = candidate.CompareTo(key);
            if (order == 0)
                return walker.MoveNext(out value);
            if (order > 0)
                break;
            walker.Skip();
        }

        value = default;
        return false;
    }

    /// <summary>The table with <paramref name="value"/> under <paramref name="key"/>.</summary>
    public BrokerData With(BrokerData key, BrokerData value)
    {
        var flat = new List<BrokerData>(2 * (Count + 1));
        var isIn = false;
        foreach (var (candidate, old) in this)
        {
            var order = isIn ? 1 : candidate.CompareTo(key);
            if (!isIn && order >= 0)
            {
                flat.Add(key);
                flat.Add(value);
                isIn = true;
            }

            if (order == 0)
                continue;
            flat.Add(candidate);
            flat.Add(old);
        }

        if (!isIn)
        {
            flat.Add(key);
            flat.Add(value);
        }

        return BrokerData.Sorted(DataType.Table, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(flat));
    }

    /// <summary>The table without an entry for <paramref name="key"/>.</summary>
    public BrokerData Without(BrokerData key)
    {
        var flat = new List<BrokerData>(2 * Count);
        foreach (var (candidate, value) in this)
        {
            if (candidate.Equals(key))
                continue;
            flat.Add(candidate);
            flat.Add(value);
        }

        return BrokerData.Sorted(DataType.Table, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(flat));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<BrokerData, BrokerData>> GetEnumerator()
    {
        var walker = new BinaryWalker(_data);
        while (walker.MoveNext(out var key) && walker.MoveNext(out var value))
            yield return new(key, value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table is a value.</summary>
    public static implicit operator BrokerData(BrokerTable table) => table.Data;

    /// <summary>The table as a value.</summary>
    public BrokerData ToBrokerData() => Data;

    /// <inheritdoc/>
    public bool Equals(BrokerTable other) => Data.Equals(other.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BrokerTable other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Data.GetHashCode();

    /// <summary>Whether both have the same entries.</summary>
    public static bool operator ==(BrokerTable left, BrokerTable right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(BrokerTable left, BrokerTable right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Data.ToString();
}
