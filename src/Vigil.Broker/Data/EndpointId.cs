using System.Buffers.Binary;
using System.Globalization;

namespace Vigil.Broker;

/// <summary>Who an endpoint is: 16 octets, chosen at random when it starts. The smaller of two ids leads the handshake between them.</summary>
public readonly record struct EndpointId : IComparable<EndpointId>
{
    /// <summary>Octets of an id on the wire.</summary>
    public const int Size = 16;

    private readonly UInt128 _bits;

    private EndpointId(UInt128 bits) => _bits = bits;

    /// <summary>Nobody in particular; as a receiver, everybody who subscribed.</summary>
    public static EndpointId Nil => default;

    /// <summary>Whether this is nobody in particular.</summary>
    public bool IsNil => _bits == 0;

    /// <summary>A new random id.</summary>
    public static EndpointId Random()
    {
        Span<byte> octets = stackalloc byte[Size];
        Guid.NewGuid().TryWriteBytes(octets, bigEndian: true, out _);
        return Read(octets);
    }

    /// <summary>Reads the usual form, <c>8-4-4-4-12</c> hexadecimal digits.</summary>
    public static bool TryParse(string? text, out EndpointId id)
    {
        id = default;
        if (!Guid.TryParseExact(text, "D", out var guid))
            return false;
        Span<byte> octets = stackalloc byte[Size];
        guid.TryWriteBytes(octets, bigEndian: true, out _);
        id = Read(octets);
        return true;
    }

    /// <summary>Orders as unsigned numbers, most significant octet first.</summary>
    public int CompareTo(EndpointId other) => _bits.CompareTo(other._bits);

    /// <summary>The usual form, <c>8-4-4-4-12</c> lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        var digits = _bits.ToString("x32", CultureInfo.InvariantCulture);
        return $"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}";
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(EndpointId left, EndpointId right) => left._bits < right._bits;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(EndpointId left, EndpointId right) => left._bits > right._bits;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(EndpointId left, EndpointId right) => left._bits <= right._bits;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(EndpointId left, EndpointId right) => left._bits >= right._bits;

    internal static EndpointId Read(ReadOnlySpan<byte> octets) => new(BinaryPrimitives.ReadUInt128BigEndian(octets));

    internal void Write(Span<byte> octets) => BinaryPrimitives.WriteUInt128BigEndian(octets, _bits);
}
