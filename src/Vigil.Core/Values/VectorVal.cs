using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A vector; an unset element is a hole.</summary>
public sealed class VectorVal(VectorType type) : ScriptObject
{
    private Value[] _elements = [];

    /// <summary>Its type.</summary>
    public VectorType VectorType { get; } = type;

    /// <inheritdoc/>
    public override ScriptType Type => VectorType;

    /// <summary>Number of elements, holes included.</summary>
    public int Count { get; private set; }

    /// <summary>The elements, borrowed until the vector changes.</summary>
    public ReadOnlySpan<Value> Elements => _elements.AsSpan(0, Count);

    /// <summary>An element by position; assigning beyond the end extends the vector with holes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Reading beyond the end, or a negative position.</exception>
    public Value this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return _elements[index];
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            if (index >= Count)
            {
                EnsureCapacity(index + 1);
                Count = index + 1;
            }

            _elements[index] = value;
        }
    }

    /// <summary>Appends an element.</summary>
    public void Add(Value value)
    {
        EnsureCapacity(Count + 1);
        _elements[Count++] = value;
    }

    /// <summary>Removes <paramref name="count"/> elements from <paramref name="start"/> on and puts <paramref name="with"/> there.</summary>
    public void Replace(int start, int count, ReadOnlySpan<Value> with)
    {
        Value[] inserted = with.ToArray(); // it may be part of this very vector
        var tail = _elements.AsSpan(start + count, Count - start - count).ToArray();
        var size = start + inserted.Length + tail.Length;
        EnsureCapacity(size);
        inserted.CopyTo(_elements, start);
        tail.CopyTo(_elements, start + inserted.Length);
        if (size < Count)
            Array.Clear(_elements, size, Count - size);
        Count = size;
    }

    /// <summary>Sets the size; new elements are holes.</summary>
    public void Resize(int size)
    {
        EnsureCapacity(size);
        if (size < Count)
            Array.Clear(_elements, size, Count - size);
        Count = size;
    }

    private void EnsureCapacity(int size)
    {
        if (size > _elements.Length)
            Array.Resize(ref _elements, Math.Max(size, Math.Max(4, _elements.Length * 2)));
    }
}
