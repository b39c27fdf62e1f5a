using Vigil.Core.Net;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>One value of any script type in 16 octets, or none: a record slot, a table entry, an <c>any</c>.</summary>
/// <remarks>
/// Scalars, IPv4 addresses and IPv4 subnets live in the bits and the tag is their <see cref="ScriptType"/>; everything else
/// is a <see cref="ScriptObject"/> and the tag is that object. The default is "unset". The <c>As...</c> accessors
/// trust the caller, who knows the static type: the compiler does, and built-in functions do from their signature.
/// </remarks>
public readonly struct Value
{
    private readonly object? _tag;
    private readonly ulong _bits;

    private Value(object? tag, ulong bits)
    {
        _tag = tag;
        _bits = bits;
    }

    /// <summary>Whether there is a value at all.</summary>
    public bool IsSet => _tag is not null;

    /// <summary>The value's own type; of an unset value <see cref="BaseType.Void"/>.</summary>
    public ScriptType Type => _tag switch
    {
        ScriptObject o => o.Type,
        ScriptType t => t,
        _ => BaseType.Void,
    };

    /// <summary>The raw bits of a scalar.</summary>
    public ulong Bits => _bits;

    /// <summary>The object, or <see langword="null"/> for a value held in the bits.</summary>
    public ScriptObject? Object => _tag as ScriptObject;

    /// <summary>A <c>bool</c>.</summary>
    public static Value Bool(bool value) => new(BaseType.Bool, value ? 1UL : 0);

    /// <summary>A <c>count</c>.</summary>
    public static Value Count(ulong value) => new(BaseType.Count, value);

    /// <summary>A <c>count</c> from a number known not to be negative.</summary>
    public static Value Count(int value) => new(BaseType.Count, (ulong)value);

    /// <summary>An <c>int</c>.</summary>
    public static Value Int(long value) => new(BaseType.Int, (ulong)value);

    /// <summary>A <c>double</c>.</summary>
    public static Value Double(double value) => new(BaseType.Double, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A <c>time</c>, seconds since the epoch.</summary>
    public static Value Time(double seconds) => new(BaseType.Time, BitConverter.DoubleToUInt64Bits(seconds));

    /// <summary>A <c>time</c>.</summary>
    public static Value Time(Timing.NetworkTime time) => Time(time.Seconds);

    /// <summary>An <c>interval</c>, seconds.</summary>
    public static Value Interval(double seconds) => new(BaseType.Interval, BitConverter.DoubleToUInt64Bits(seconds));

    /// <summary>A <c>port</c>.</summary>
    public static Value Port(Port port) => new(BaseType.Port, port.Raw);

    /// <summary>A constant of <paramref name="type"/>.</summary>
    public static Value Enum(EnumType type, long value) => new(type, (ulong)value);

    /// <summary>An <c>addr</c>.</summary>
    public static Value Addr(Addr address) =>
        address.IsV4 ? new(BaseType.Addr, address.V4Bits) : new(new AddrBox(address), 0);

    /// <summary>A <c>subnet</c>.</summary>
    public static Value Subnet(Subnet subnet) => subnet.IsV4
        ? new(BaseType.Subnet, ((ulong)subnet.Length << 32) | subnet.Prefix.V4Bits)
        : new(new SubnetBox(subnet), 0);

    /// <summary>A <c>string</c> with a copy of <paramref name="octets"/>.</summary>
    public static Value String(ReadOnlySpan<byte> octets) => new(ByteString.Copy(octets), 0);

    /// <summary>A <c>string</c>.</summary>
    public static Value String(string text) => new(ByteString.From(text), 0);

    /// <summary>A value held by reference; unset for <see langword="null"/>.</summary>
    public static Value Of(ScriptObject? value) => new(value, 0);

    /// <summary>A scalar of <paramref name="type"/> from its bits.</summary>
    public static Value Scalar(ScriptType type, ulong bits) => new(type, bits);

    /// <summary>What a table makes of a component that it keeps elsewhere.</summary>
    internal static Value Marked(PackedKey mark, ulong bits) => new(mark, bits);

    /// <summary>As <c>bool</c>.</summary>
    public bool AsBool() => _bits != 0;

    /// <summary>As <c>count</c>.</summary>
    public ulong AsCount() => _bits;

    /// <summary>As <c>int</c>, or the number of an enum constant.</summary>
    public long AsInt() => (long)_bits;

    /// <summary>As <c>double</c>, <c>time</c> or <c>interval</c>.</summary>
    public double AsDouble() => BitConverter.UInt64BitsToDouble(_bits);

    /// <summary>As <c>port</c>.</summary>
    public Port AsPort() => new((uint)_bits);

    /// <summary>As <c>addr</c>.</summary>
    public Addr AsAddr() => _tag is AddrBox box ? box.Address : Net.Addr.V4((uint)_bits);

    /// <summary>As <c>subnet</c>.</summary>
    public Subnet AsSubnet() => _tag is SubnetBox box
        ? box.Subnet
        : new(Net.Addr.V4((uint)_bits), (int)(_bits >> 32));

    /// <summary>As <c>string</c>.</summary>
    public ByteString AsString() => (ByteString)_tag!;

    /// <summary>As <c>table</c> or <c>set</c>.</summary>
    public TableVal AsTable() => (TableVal)_tag!;

    /// <summary>As <c>record</c>.</summary>
    public RecordVal AsRecord() => (RecordVal)_tag!;

    /// <summary>As <c>vector</c>.</summary>
    public VectorVal AsVector() => (VectorVal)_tag!;

    /// <summary>As a function, event or hook.</summary>
    public FuncVal AsFunc() => (FuncVal)_tag!;

    /// <summary>As <c>pattern</c>.</summary>
    public PatternVal AsPattern() => (PatternVal)_tag!;

    /// <summary>As <c>file</c>.</summary>
    public FileVal AsFile() => (FileVal)_tag!;

    /// <summary>As a type value.</summary>
    public TypeVal AsType() => (TypeVal)_tag!;

    /// <summary>As an opaque value of class <typeparamref name="T"/>, or <see langword="null"/> if it is of another.</summary>
    public T? AsOpaque<T>()
        where T : OpaqueVal => _tag as T;
}
