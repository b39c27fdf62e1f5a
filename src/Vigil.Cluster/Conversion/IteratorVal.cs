using Vigil.Broker;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion;

/// <summary>A walk over what a container held when the walk began.</summary>
/// <param name="what">The word after <c>opaque of</c>.</param>
/// <param name="className">The name of its class.</param>
/// <param name="elements">What is walked over; of a table keys and values in turn.</param>
/// <param name="step">How many of those make one entry.</param>
internal sealed class IteratorVal(string what, string className, BrokerData[] elements, int step) : OpaqueVal(new OpaqueType(what))
{
    private int _at;

    /// <inheritdoc/>
    public override string ClassName => className;

    /// <summary>Whether the walk has come to its end.</summary>
    public bool IsAtEnd => _at >= elements.Length;

    /// <summary>The entry it is at.</summary>
    public ReadOnlySpan<BrokerData> Current => IsAtEnd ? [] : elements.AsSpan(_at, step);

    /// <summary>Goes on.</summary>
    /// <returns>Whether there is another entry.</returns>
    public bool MoveNext()
    {
        if (!IsAtEnd)
            _at += step;
        return !IsAtEnd;
    }
}
