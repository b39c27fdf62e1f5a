using Vigil.Broker;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion;

/// <summary>A walk over what a container held when the walk began.</summary>
/// <param name="className">The name of its class; with the module it is also the word after <c>opaque of</c>.</param>
/// <param name="elements">What is walked over; of a table keys and values in turn.</param>
/// <param name="step">How many of those make one entry.</param>
internal sealed class IteratorVal(string className, BrokerData[] elements, int step) : OpaqueVal(new OpaqueType($"Broker::{className}"))
{
    private int _at;

    /// <inheritdoc/>
    public override string ClassName => className;

    /// <summary>What is walked over.</summary>
    public BrokerData[] Elements => elements;

    /// <summary>How far the walk has come in it.</summary>
    public int Position => _at;

    /// <summary>Whether the walk has come to its end.</summary>
    public bool IsAtEnd => _at >= elements.Length;

    /// <summary>The entry it is at.</summary>
    public ReadOnlySpan<BrokerData> Current => IsAtEnd ? [] : elements.AsSpan(_at, step);

    /// <summary>A walk that has come to a position already.</summary>
    public static IteratorVal At(string className, BrokerData[] elements, int step, int position) => new(className, elements, step) { _at = position };

    /// <summary>Goes on.</summary>
    /// <returns>Whether there is another entry.</returns>
    public bool MoveNext()
    {
        if (!IsAtEnd)
            _at += step;
        return !IsAtEnd;
    }
}
