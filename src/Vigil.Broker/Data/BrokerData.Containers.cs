namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>Makes a vector.</summary>
    public static BrokerData Vector(params ReadOnlySpan<BrokerData> values)
    {
        var octets = new byte[Varbyte.Size((uint)values.Length) + SizeOf(values)];
        var at = Varbyte.Write(octets, (uint)values.Length);
        foreach (ref readonly var value in values)
            at += value.Encode(octets.AsSpan(at));
        return Octets(DataType.Vector, octets);
    }

    /// <summary>Makes a set; of equal values one remains.</summary>
    public static BrokerData Set(params ReadOnlySpan<BrokerData> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || !sorted[i].Equals(sorted[kept - 1]))
                sorted[kept++] = sorted[i];
        }

        return Sorted(DataType.Set, sorted.AsSpan(0, kept));
    }

    /// <summary>Makes a table; of entries with equal keys the last remains.</summary>
    public static BrokerData Table(IEnumerable<KeyValuePair<BrokerData, BrokerData>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = new SortedDictionary<BrokerData, BrokerData>();
        foreach (var (key, value) in entries)
            sorted[key] = value;
        var flat = new BrokerData[2 * sorted.Count];
        var at = 0;
        foreach (var (key, value) in sorted)
        {
            flat[at++] = key;
            flat[at++] = value;
        }

        return Sorted(DataType.Table, flat);
    }

    /// <summary>Makes a table; of entries with equal keys the last remains.</summary>
    public static BrokerData Table(params (BrokerData Key, BrokerData Value)[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Table(Array.ConvertAll(entries, static e => new KeyValuePair<BrokerData, BrokerData>(e.Key, e.Value)));
    }

    /// <summary>A container from elements that are in order: for a table, key, value, key, value.</summary>
    internal static BrokerData Sorted(DataType type, ReadOnlySpan<BrokerData> values)
    {
        var count = (uint)(type == DataType.Table ? values.Length / 2 : values.Length);
        var octets = new byte[Varbyte.Size(count) + SizeOf(values)];
        var at = Varbyte.Write(octets, count);
        foreach (ref readonly var value in values)
            at += value.Encode(octets.AsSpan(at));
        return Octets(type, octets);
    }

    internal static int SizeOf(ReadOnlySpan<BrokerData> values)
    {
        var size = 0;
        foreach (ref readonly var value in values)
            size = checked(size + value.EncodedLength);
        return size;
    }
}
