using System.Collections;

namespace Vigil.Broker;

/// <summary>The elements of a set in ascending order, read in place.</summary>
public readonly struct BrokerSet : IReadOnlyCollection<BrokerData>, IEquatable<BrokerSet>
{
    private readonly BrokerData _data;

    internal BrokerSet(BrokerData data) => _data = data;

    /// <summary>The set as a value.</summary>
    public BrokerData Data => _data.Type == DataType.Set ? _data : BrokerData.Set();

    /// <summary>The number of elements.</summary>
    public int Count => new BinaryWalker(_data).Remaining;

    /// <summary>Whether <paramref name="value"/> is an element; walks until it or a greater one is found.</summary>
    public bool Contains(BrokerData value)
    {
        var walker = new BinaryWalker(_data);
        while (walker.MoveNext(out var element))
        {
            var order = element.CompareTo(value);
            if (order >= 0)
                return order == 0;
        }

        return false;
    }

    /// <summary>The set with <paramref name="value"/> in it.</summary>
    public BrokerData With(BrokerData value)
    {
        var elements = new List<BrokerData>(Count + 1);
        var isIn = false;
        foreach (var element in this)
        {
            if (!isIn)
            {
                var order = element.CompareTo(value);
                if (order == 0)
                    return Data;
                if (order > 0)
                {
                    elements.Add(value);
                    isIn = true;
                }
            }

            elements.Add(element);
        }

        if (!isIn)
            elements.Add(value);
        return BrokerData.Sorted(DataType.Set, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(elements));
    }

    /// <summary>The set without <paramref name="value"/>.</summary>
    public BrokerData Without(BrokerData value)
    {
        var elements = new List<BrokerData>(Count);
        foreach (var element in this)
        {
            if (!element.Equals(value))
                elements.Add(element);
        }

        return BrokerData.Sorted(DataType.Set, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(elements));
    }

    /// <summary>Walks the elements.</summary>
    public ElementEnumerator GetEnumerator() => new(_data);

    IEnumerator<BrokerData> IEnumerable<BrokerData>.GetEnumerator() => new ElementEnumerator(_data);

    IEnumerator IEnumerable.GetEnumerator() => new ElementEnumerator(_data);

    /// <summary>A set is a value.</summary>
    public static implicit operator BrokerData(BrokerSet set) => set.Data;

    /// <summary>The set as a value.</summary>
    public BrokerData ToBrokerData() => Data;

    /// <inheritdoc/>
    public bool Equals(BrokerSet other) => Data.Equals(other.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BrokerSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Data.GetHashCode();

    /// <summary>Whether both have the same elements.</summary>
    public static bool operator ==(BrokerSet left, BrokerSet right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(BrokerSet left, BrokerSet right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Data.ToString();
}
