using System.Collections;
using System.Net;
using System.Runtime.CompilerServices;

namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>A boolean.</summary>
    public static implicit operator BrokerData(bool value) => Boolean(value);

    /// <summary>A count: unsigned numbers are counts.</summary>
    public static implicit operator BrokerData(byte value) => Count(value);

    /// <summary>A count.</summary>
    public static implicit operator BrokerData(ushort value) => Count(value);

    /// <summary>A count.</summary>
    public static implicit operator BrokerData(uint value) => Count(value);

    /// <summary>A count.</summary>
    public static implicit operator BrokerData(ulong value) => Count(value);

    /// <summary>An integer: signed numbers are integers.</summary>
    public static implicit operator BrokerData(int value) => Integer(value);

    /// <summary>An integer.</summary>
    public static implicit operator BrokerData(long value) => Integer(value);

    /// <summary>A real.</summary>
    public static implicit operator BrokerData(double value) => Real(value);

    /// <summary>A string.</summary>
    public static implicit operator BrokerData(string value) => String(value);

    /// <summary>A string of octets.</summary>
    public static implicit operator BrokerData(byte[] value) => String((ReadOnlySpan<byte>)value);

    /// <summary>An address.</summary>
    public static implicit operator BrokerData(IPAddress value) => Address(value);

    /// <summary>A subnet.</summary>
    public static implicit operator BrokerData(IPNetwork value) => Subnet(value.BaseAddress, value.PrefixLength);

    /// <summary>A port.</summary>
    public static implicit operator BrokerData(BrokerPort value) => Port(value.Number, value.Protocol);

    /// <summary>A timestamp.</summary>
    public static implicit operator BrokerData(DateTimeOffset value) => Timestamp(value);

    /// <summary>A timestamp.</summary>
    public static implicit operator BrokerData(DateTime value) => Timestamp(new DateTimeOffset(value));

    /// <summary>A timespan.</summary>
    public static implicit operator BrokerData(TimeSpan value) => Timespan(value);

    /// <summary>The value of an enumeration.</summary>
    public static implicit operator BrokerData(BrokerEnum value) => Enum(value.Name);

    /// <summary>A vector.</summary>
    public static implicit operator BrokerData(BrokerData[] values) => Vector(values);

    /// <summary>A vector.</summary>
    public static implicit operator BrokerData(List<BrokerData> values) => Vector(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));

    /// <summary>A set.</summary>
    public static implicit operator BrokerData(HashSet<BrokerData> values) => Set([.. values]);

    /// <summary>A table.</summary>
    public static implicit operator BrokerData(Dictionary<BrokerData, BrokerData> entries) => Table(entries);

    /// <summary>The value for any .NET object that has one: those above, collections of them, dictionaries (tables), sets and tuples (vectors).</summary>
    /// <exception cref="ArgumentException">The type has no counterpart; the message names it.</exception>
    public static BrokerData From(object? value) => value switch
    {
        null => None,
        BrokerData data => data,
        bool b => b,
        byte n => n,
        ushort n => n,
        uint n => n,
        ulong n => n,
        sbyte n => n,
        short n => n,
        int n => n,
        long n => n,
        float x => x,
        double x => x,
        string s => s,
        byte[] s => s,
        ReadOnlyMemory<byte> s => String(s.Span),
        IPAddress a => a,
        IPNetwork n => n,
        BrokerPort p => p,
        DateTimeOffset t => t,
        DateTime t => t,
        TimeSpan t => t,
        BrokerEnum e => e,
        BrokerVector v => v.Data,
        BrokerSet s => s.Data,
        BrokerTable t => t.Data,
        System.Enum e => Enum(e.ToString()),
        ITuple tuple => FromTuple(tuple),
        IDictionary map => FromDictionary(map),
        IEnumerable values when IsSet(value.GetType()) => Set(FromAll(values)),
        IEnumerable values => Vector(FromAll(values)),
        _ => throw new ArgumentException($"{value.GetType()} has no counterpart in Broker's data model", nameof(value)),
    };

    private static BrokerData FromTuple(ITuple tuple)
    {
        var values = new BrokerData[tuple.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = From(tuple[i]);
        return Vector(values);
    }

    private static BrokerData FromDictionary(IDictionary map)
    {
        var entries = new List<KeyValuePair<BrokerData, BrokerData>>(map.Count);
        foreach (DictionaryEntry entry in map)
            entries.Add(new(From(entry.Key), From(entry.Value)));
        return Table(entries);
    }

    private static BrokerData[] FromAll(IEnumerable values)
    {
        var result = new List<BrokerData>();
        foreach (var value in values)
            result.Add(From(value));
        return [.. result];
    }

    private static bool IsSet(Type type)
    {
        foreach (var implemented in type.GetInterfaces())
        {
            if (implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IReadOnlySet<>))
                return true;
        }

        return false;
    }
}
