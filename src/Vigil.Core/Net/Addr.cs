using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Vigil.Core.Net;

/// <summary>An IPv4 or IPv6 address; the script type <c>addr</c>.</summary>
/// <remarks>128 bits in host order. IPv4 is <c>::ffff:a.b.c.d</c>; the two are the same address everywhere.</remarks>
/// <param name="High">The first 64 bits.</param>
/// <param name="Low">The last 64 bits.</param>
public readonly record struct Addr(ulong High, ulong Low) : IComparable<Addr>
{
    private const ulong V4Prefix = 0x0000_FFFF_0000_0000;

    /// <summary>An IPv4 address from its 32 bits in host order.</summary>
    public static Addr V4(uint bits) => new(0, V4Prefix | bits);

    /// <summary>Reads 4 or 16 octets in network order.</summary>
    /// <exception cref="ArgumentException">Another number of octets; callers pass slices they have already checked.</exception>
    public static Addr FromBytes(ReadOnlySpan<byte> octets) => octets.Length switch
    {
        4 => V4(BinaryPrimitives.ReadUInt32BigEndian(octets)),
        16 => new(BinaryPrimitives.ReadUInt64BigEndian(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[8..])),
        _ => throw new ArgumentException("an address has 4 or 16 octets", nameof(octets)),
    };

    /// <summary>Whether it is an IPv4 address.</summary>
    public bool IsV4 => High == 0 && (Low & 0xFFFF_FFFF_0000_0000) == V4Prefix;

    /// <summary>The 32 bits of an IPv4 address, host order.</summary>
    public uint V4Bits => (uint)Low;

    /// <summary>Writes 16 octets in network order.</summary>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
    }

    /// <summary>Keeps the first <paramref name="bits"/> of the 128 bits and clears the others.</summary>
    public Addr Mask(int bits) => bits switch
    {
        <= 0 => default,
        >= 128 => this,
        <= 64 => new(bits == 64 ? High : High & ~(ulong.MaxValue >> bits), 0),
        _ => new(High, Low & ~(ulong.MaxValue >> (bits - 64))),
    };

    /// <inheritdoc/>
    public int CompareTo(Addr other)
    {
        var high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var mixed = (High ^ (Low * 0x9E37_79B9_7F4A_7C15)) * 0xD6E8_FEB8_6659_FD93;
        return (int)(mixed ^ (mixed >> 32));
    }

    /// <summary>Parses the textual forms of RFC 4291 (without zone) and dotted quads, whose leading zeros are decimal.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Addr address)
    {
        address = default;
        return text.Contains(':') ? TryParseV6(text, out address) : TryParseV4(text, out address);
    }

    /// <summary>Dotted quad, or RFC 5952 with the dotted tail of v4-compatible addresses (language.md 5.1).</summary>
    public override string ToString()
    {
        if (IsV4)
            return V4Text((uint)Low);

        Span<ushort> groups = stackalloc ushort[8];
        for (var i = 0; i < 4; i++)
        {
            groups[i] = (ushort)(High >> (48 - (16 * i)));
            groups[i + 4] = (ushort)(Low >> (48 - (16 * i)));
        }

        var (runStart, runLength) = LongestZeroRun(groups);
        if (runStart == 0 && runLength == 6)
            return "::" + V4Text((uint)Low);

        var text = new StringBuilder(40);
        for (var i = 0; i < 8; i++)
        {
            if (runLength >= 2 && i == runStart)
            {
                text.Append("::");
                i += runLength - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
                text.Append(':');
            text.Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> groups)
    {
        int bestStart = -1, bestLength = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var start = i;
            while (i < groups.Length && groups[i] == 0)
                i++;
            if (i - start > bestLength)
                (bestStart, bestLength) = (start, i - start);
        }

        return (bestStart, bestLength);
    }

    private static string V4Text(uint bits) =>
        string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");

    private static bool TryParseV4(ReadOnlySpan<char> text, out Addr address)
    {
        address = default;
        uint bits = 0;
        var groups = 0;
        foreach (var range in text.Split('.'))
        {
            var group = text[range];
            if (++groups > 4 || group.Length is 0 or > 3
                || !uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var octet) || octet > 255)
                return false;
            bits = (bits << 8) | octet;
        }

        address = V4(bits);
        return groups == 4;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out Addr address)
    {
        address = default;
        Span<ushort> head = stackalloc ushort[8];
        Span<ushort> tail = stackalloc ushort[8];
        int headCount, tailCount = 0;
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            if (!TryParseGroups(text, head, out headCount) || headCount != 8)
                return false;
        }
        else if (!TryParseGroups(text[..gap], head, out headCount) || !TryParseGroups(text[(gap + 2)..], tail, out tailCount)
                 || headCount + tailCount > 7)
        {
            return false;
        }

        tail[..tailCount].CopyTo(head[(8 - tailCount)..]);
        if (gap >= 0)
            head[headCount..(8 - tailCount)].Clear();
        ulong high = 0, low = 0;
        for (var i = 0; i < 4; i++)
        {
            high = (high << 16) | head[i];
            low = (low << 16) | head[i + 4];
        }

        address = new(high, low);
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int count)
    {
        count = 0;
        if (text.IsEmpty)
            return true;
        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            if (group.Contains('.'))
            {
                if (range.End.GetOffset(text.Length) != text.Length || count > 6 || !TryParseV4(group, out var v4))
                    return false;
                groups[count++] = (ushort)(v4.V4Bits >> 16);
                groups[count++] = (ushort)v4.V4Bits;
                return true;
            }

            if (count == 8 || group.Length is 0 or > 4
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count]))
                return false;
            count++;
        }

        return true;
    }

    /// <summary>Order of the 128-bit numbers.</summary>
    public static bool operator <(Addr left, Addr right) => left.CompareTo(right) < 0;

    /// <summary>Order of the 128-bit numbers.</summary>
    public static bool operator <=(Addr left, Addr right) => left.CompareTo(right) <= 0;

    /// <summary>Order of the 128-bit numbers.</summary>
    public static bool operator >(Addr left, Addr right) => left.CompareTo(right) > 0;

    /// <summary>Order of the 128-bit numbers.</summary>
    public static bool operator >=(Addr left, Addr right) => left.CompareTo(right) >= 0;
}
