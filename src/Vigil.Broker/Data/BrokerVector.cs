using System.Collections;

namespace Vigil.Broker;

/// <summary>The elements of a vector, read in place: walking is linear, an index walks up to its element.</summary>
/// <remarks>Fits list patterns: <c>data.AsVector() is [var name, var arguments]</c>.</remarks>
public readonly struct BrokerVector : IReadOnlyList<BrokerData>, IEquatable<BrokerVector>
{
    private readonly BrokerData _data;

    internal BrokerVector(BrokerData data) => _data = data;

    /// <summary>The vector as a value.</summary>
    public BrokerData Data => _data.Type == DataType.Vector ? _data : BrokerData.Vector();

    /// <summary>The number of elements.</summary>
    public int Count => new BinaryWalker(_data).Remaining;

    /// <summary>The element at <paramref name="index"/>.</summary>
    public BrokerData this[int index]
    {
        get
        {
            var walker = new BinaryWalker(_data);
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            for (; index > 0 && walker.Skip(); index--)
            {
            }

            return walker.MoveNext(out var value) ? value : throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>All elements, decoded one level deep.</summary>
    public BrokerData[] ToArray()
    {
        var walker = new BinaryWalker(_data);
        var values = new BrokerData[walker.Remaining];
        for (var i = 0; walker.MoveNext(out var value); i++)
            values[i] = value;
        return values;
    }

    /// <summary>Walks the elements.</summary>
    public ElementEnumerator GetEnumerator() => new(_data);

    IEnumerator<BrokerData> IEnumerable<BrokerData>.GetEnumerator() => new ElementEnumerator(_data);

    IEnumerator IEnumerable.GetEnumerator() => new ElementEnumerator(_data);

    /// <summary>A vector is a value.</summary>
    public static implicit operator BrokerData(BrokerVector vector) => vector.Data;

    /// <summary>The vector as a value.</summary>
    public BrokerData ToBrokerData() => Data;

    /// <inheritdoc/>
    public bool Equals(BrokerVector other) => Data.Equals(other.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BrokerVector other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Data.GetHashCode();

    /// <summary>Whether both have the same elements.</summary>
    public static bool operator ==(BrokerVector left, BrokerVector right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(BrokerVector left, BrokerVector right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Data.ToString();
}

/// <summary>Walks the elements of a vector or a set in place.</summary>
public struct ElementEnumerator : IEnumerator<BrokerData>
{
    private readonly BrokerData _container;
    private BinaryWalker _walker;
    private BrokerData _current;

    internal ElementEnumerator(BrokerData container)
    {
        _container = container;
        _walker = new BinaryWalker(container);
    }

    /// <inheritdoc/>
    public readonly BrokerData Current => _current;

    readonly object IEnumerator.Current => _current;

    /// <inheritdoc/>
    public bool MoveNext() => _walker.MoveNext(out _current);

    /// <inheritdoc/>
    public void Reset() => _walker = new BinaryWalker(_container);

    /// <inheritdoc/>
    public readonly void Dispose()
    {
    }
}
