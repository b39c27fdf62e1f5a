using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>The boolean.</summary>
    /// <exception cref="InvalidCastException">It is another type; so for all accessors of this kind.</exception>
    public bool AsBoolean() => Expect(DataType.Boolean)._bits != 0;

    /// <summary>The count.</summary>
    public ulong AsCount() => Expect(DataType.Count)._bits;

    /// <summary>The integer.</summary>
    public long AsInteger() => (long)Expect(DataType.Integer)._bits;

    /// <summary>The real.</summary>
    public double AsReal() => BitConverter.UInt64BitsToDouble(Expect(DataType.Real)._bits);

    /// <summary>The string, octets that are no UTF-8 replaced.</summary>
    public string AsString() => Encoding.UTF8.GetString(Expect(DataType.String).Span);

    /// <summary>The octets of the string, in place.</summary>
    public ReadOnlyMemory<byte> AsBytes()
    {
        Expect(DataType.String);
        return new ReadOnlyMemory<byte>(Buffer, Offset, Length);
    }

    /// <summary>The address.</summary>
    public IPAddress AsAddress() => ToAddress(Expect(DataType.Address).AddressBits, IsV4Address);

    /// <summary>The subnet.</summary>
    public IPNetwork AsSubnet()
    {
        Expect(DataType.Subnet);
        return new IPNetwork(ToAddress(AddressBits, IsV4Address), IsV4Address ? _prefix - 96 : _prefix);
    }

    /// <summary>The port.</summary>
    public BrokerPort AsPort() => new((ushort)Expect(DataType.Port)._bits, (PortProtocol)(_bits >> 16));

    /// <summary>The timestamp, cut to 100 ns.</summary>
    public DateTimeOffset AsTimestamp() => DateTimeOffset.UnixEpoch.AddTicks(AsNanoseconds(DataType.Timestamp) / 100);

    /// <summary>The timespan, cut to 100 ns.</summary>
    public TimeSpan AsTimespan() => new(AsNanoseconds(DataType.Timespan) / 100);

    /// <summary>The nanoseconds of a timestamp (since 1970) or a timespan.</summary>
    public long AsNanoseconds() => Type == DataType.Timespan ? AsNanoseconds(DataType.Timespan) : AsNanoseconds(DataType.Timestamp);

    /// <summary>The name of the enumerator.</summary>
    public string AsEnum() => Encoding.UTF8.GetString(Expect(DataType.EnumValue).Span);

    /// <summary>The elements of the vector, read in place.</summary>
    public BrokerVector AsVector() => new(Expect(DataType.Vector));

    /// <summary>The elements of the set, read in place.</summary>
    public BrokerSet AsSet() => new(Expect(DataType.Set));

    /// <summary>The entries of the table, read in place.</summary>
    public BrokerTable AsTable() => new(Expect(DataType.Table));

    /// <summary>The value as the .NET type that suits it, for <c>switch</c> over types: <c>null</c>, <see cref="bool"/>, <see cref="ulong"/>,
    /// <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, <see cref="IPAddress"/>, <see cref="IPNetwork"/>, <see cref="BrokerPort"/>,
    /// <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, <see cref="BrokerEnum"/>, <see cref="BrokerSet"/>, <see cref="BrokerTable"/> or
    /// <see cref="BrokerVector"/>.</summary>
    public object? Value => Type switch
    {
        DataType.Boolean => AsBoolean(),
        DataType.Count => AsCount(),
        DataType.Integer => AsInteger(),
        DataType.Real => AsReal(),
        DataType.String => AsString(),
        DataType.Address => AsAddress(),
        DataType.Subnet => AsSubnet(),
        DataType.Port => AsPort(),
        DataType.Timestamp => AsTimestamp(),
        DataType.Timespan => AsTimespan(),
        DataType.EnumValue => new BrokerEnum(AsEnum()),
        DataType.Set => AsSet(),
        DataType.Table => AsTable(),
        DataType.Vector => AsVector(),
        _ => null,
    };

    /// <summary>The value as <typeparamref name="T"/>, one of the types of <see cref="Value"/>, <see cref="BrokerData"/> itself, or a smaller number that it fits into.</summary>
    /// <returns>Whether it is of that type.</returns>
    public bool TryGet<T>([MaybeNullWhen(false)] out T value)
    {
        if (this is T same)
        {
            value = same;
            return true;
        }

        var content = Value;
        if (content is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        object? narrowed = content switch
        {
            ulong count when typeof(T) == typeof(uint) && count <= uint.MaxValue => (uint)count,
            ulong count when typeof(T) == typeof(ushort) && count <= ushort.MaxValue => (ushort)count,
            ulong count when typeof(T) == typeof(byte) && count <= byte.MaxValue => (byte)count,
            long number when typeof(T) == typeof(int) && number is >= int.MinValue and <= int.MaxValue => (int)number,
            long number when typeof(T) == typeof(short) && number is >= short.MinValue and <= short.MaxValue => (short)number,
            long number when typeof(T) == typeof(sbyte) && number is >= sbyte.MinValue and <= sbyte.MaxValue => (sbyte)number,
            double real when typeof(T) == typeof(float) => (float)real,
            string text when typeof(T) == typeof(byte[]) && text is not null => Span.ToArray(),
            DateTimeOffset time when typeof(T) == typeof(DateTime) => time.UtcDateTime,
            _ => null,
        };
        if (narrowed is not T fitting)
            return false;
        value = fitting;
        return true;
    }

    /// <summary>The value as <typeparamref name="T"/>; see <see cref="TryGet{T}"/>.</summary>
    /// <exception cref="InvalidCastException">It is of another type.</exception>
    public T As<T>() => TryGet<T>(out var value) ? value : throw Mismatch(typeof(T).Name);

    internal bool IsText(ReadOnlySpan<byte> text) => Type == DataType.String && Span.SequenceEqual(text);

    private long AsNanoseconds(DataType type) => (long)Expect(type)._bits;

    private BrokerData Expect(DataType type) => Type == type ? this : throw Mismatch(type.ToString());

    private InvalidCastException Mismatch(string wanted) => new($"a Broker value of type {Type} is no {wanted}");

    private static IPAddress ToAddress(UInt128 bits, bool isV4)
    {
        Span<byte> octets = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(octets, bits);
        return new IPAddress(isV4 ? octets[12..] : octets);
    }
}
