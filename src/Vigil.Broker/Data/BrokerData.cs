using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Broker;

/// <summary>A value of Bro's data model: immutable, comparable, ordered and hashable.</summary>
/// <remarks>
/// 24 octets. Numbers, times, ports and IPv4 addresses lie in the value itself. Strings and containers are views of their own
/// wire form: a value that was received is read in place and decoded only where somebody looks, a value that is sent again is copied as it is.
/// Containers are always in canonical form (sets and tables sorted, shortest lengths), so that equal values have equal octets.
/// </remarks>
public readonly partial struct BrokerData : IEquatable<BrokerData>, IComparable<BrokerData>, IComparable
{
    // byte[] for strings, enum values and containers; Wide for addresses and subnets that are not IPv4; else null.
    private readonly object? _reference;

    // The scalar; or offset << 32 | length of the octets: the content of a string, all of a container but its tag.
    private readonly ulong _bits;

    // Prefix length of a subnet, counted on 128 bits.
    private readonly byte _prefix;

    private BrokerData(DataType type, object? reference, ulong bits, byte prefix = 0)
    {
        Type = type;
        _reference = reference;
        _bits = bits;
        _prefix = prefix;
    }

    /// <summary>Which alternative this is.</summary>
    public DataType Type { get; }

    /// <summary>The value without content; also <c>default</c>.</summary>
    public static BrokerData None => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsNone => Type == DataType.None;

    /// <summary>Makes a boolean.</summary>
    public static BrokerData Boolean(bool value) => new(DataType.Boolean, null, value ? 1UL : 0UL);

    /// <summary>Makes a count.</summary>
    public static BrokerData Count(ulong value) => new(DataType.Count, null, value);

    /// <summary>Makes an integer.</summary>
    public static BrokerData Integer(long value) => new(DataType.Integer, null, (ulong)value);

    /// <summary>Makes a real. Every NaN is the same value, and numbers too small for full precision become zero: the wire format knows neither.</summary>
    public static BrokerData Real(double value)
    {
        if (double.IsNaN(value))
            value = double.NaN;
        else if (double.IsSubnormal(value))
            value = double.CopySign(0, value);
        return new(DataType.Real, null, BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Makes a string of the UTF-8 form of <paramref name="value"/>.</summary>
    public static BrokerData String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Octets(DataType.String, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Makes a string of octets, which are copied.</summary>
    public static BrokerData String(ReadOnlySpan<byte> value) => Octets(DataType.String, value.ToArray());

    /// <summary>Makes an address.</summary>
    public static BrokerData Address(IPAddress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Span<byte> octets = stackalloc byte[16];
        if (value.AddressFamily == AddressFamily.InterNetwork)
            value = value.MapToIPv6();
        value.TryWriteBytes(octets, out _);
        return Address(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(octets));
    }

    /// <summary>Makes a subnet; bits of the address beyond <paramref name="length"/> are cleared.</summary>
    /// <param name="address">An address inside the subnet.</param>
    /// <param name="length">The length of the prefix: 0 to 32 for IPv4, 0 to 128 for IPv6.</param>
    public static BrokerData Subnet(IPAddress address, int length)
    {
        ArgumentNullException.ThrowIfNull(address);
        var isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, isV4 ? 32 : 128);
        return Subnet(Address(address).AddressBits, isV4 ? length + 96 : length);
    }

    /// <summary>Makes a port.</summary>
    public static BrokerData Port(ushort number, PortProtocol protocol) => new(DataType.Port, null, ((ulong)protocol << 16) | number);

    /// <summary>Makes a timestamp.</summary>
    /// <param name="nanoseconds">Nanoseconds since 1970-01-01 UTC.</param>
    public static BrokerData Timestamp(long nanoseconds) => new(DataType.Timestamp, null, (ulong)nanoseconds);

    /// <summary>Makes a timestamp, exact to 100 ns.</summary>
    /// <exception cref="OverflowException">The time lies outside of 1677 to 2262.</exception>
    public static BrokerData Timestamp(DateTimeOffset time) =>
        Timestamp(checked((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100));

    /// <summary>Makes a timespan.</summary>
    /// <param name="nanoseconds">Nanoseconds, negative for the past.</param>
    public static BrokerData Timespan(long nanoseconds) => new(DataType.Timespan, null, (ulong)nanoseconds);

    /// <summary>Makes a timespan.</summary>
    /// <exception cref="OverflowException">It is longer than 292 years.</exception>
    public static BrokerData Timespan(TimeSpan span) => Timespan(checked(span.Ticks * 100));

    /// <summary>Makes the value of an enumeration by its full name.</summary>
    public static BrokerData Enum(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Octets(DataType.EnumValue, Encoding.UTF8.GetBytes(name));
    }

    /// <summary>A copy whose octets are its own; otherwise a received value keeps alive the buffer it arrived in (up to 64 kB).</summary>
    public BrokerData Detach()
    {
        if (_reference is not byte[] buffer || buffer.Length == Length)
            return this;
        return new BrokerData(Type, Span.ToArray(), (uint)Length);
    }

    internal static BrokerData Address(UInt128 bits) => IsV4(bits)
        ? new(DataType.Address, null, (uint)bits)
        : new(DataType.Address, new Wide(bits), 0);

    internal static BrokerData Subnet(UInt128 bits, int length)
    {
        bits = length == 0 ? 0 : bits & (UInt128.MaxValue << (128 - length));
        return IsV4(bits) && length >= 96
            ? new(DataType.Subnet, null, (uint)bits, (byte)length)
            : new(DataType.Subnet, new Wide(bits), 0, (byte)length);
    }

    internal static BrokerData Octets(DataType type, byte[] octets) => new(type, octets, (uint)octets.Length);

    internal static BrokerData View(DataType type, byte[] buffer, int offset, int length) =>
        new(type, buffer, ((ulong)(uint)offset << 32) | (uint)length);

    /// <summary>The octets of a string or enum name, or of a container from its element count on.</summary>
    internal ReadOnlySpan<byte> Span => new(Buffer, Offset, Length);

    internal byte[] Buffer => _reference as byte[] ?? [];

    internal int Offset => (int)(_bits >> 32);

    internal int Length => (int)_bits;

    internal ulong Bits => _bits;

    internal int PrefixBits => _prefix;

    internal UInt128 AddressBits => _reference is Wide wide ? wide.Bits : V4Prefix | (uint)_bits;

    internal bool IsV4Address => _reference is null;

    private static UInt128 V4Prefix => (UInt128)0xFFFF_0000_0000UL;

    private static bool IsV4(UInt128 bits) => (bits >> 32) == 0xFFFF;
}
