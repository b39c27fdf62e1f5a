using Vigil.Broker;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>Vectors of counts.</summary>
internal static class Numbers
{
    /// <summary>Writes one.</summary>
    public static BrokerData Write(ReadOnlySpan<ulong> numbers)
    {
        var elements = new BrokerData[numbers.Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = BrokerData.Count(numbers[i]);
        return BrokerData.Vector(elements);
    }

    /// <summary>Reads one.</summary>
    /// <param name="data">What came.</param>
    /// <param name="most">The most elements there may be.</param>
    /// <param name="numbers">Its elements.</param>
    public static bool TryRead(BrokerData data, int most, out ulong[] numbers)
    {
        numbers = [];
        return data.Type == DataType.Vector && data.AsVector().Count <= most && TryRead(data.AsVector().ToArray(), out numbers);
    }

    /// <summary>Reads all of these.</summary>
    public static bool TryRead(ReadOnlySpan<BrokerData> elements, out ulong[] numbers)
    {
        numbers = new ulong[elements.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (elements[i].Type != DataType.Count)
                return false;
            numbers[i] = elements[i].AsCount();
        }

        return true;
    }
}
