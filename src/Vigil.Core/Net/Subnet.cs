using System.Globalization;

namespace Vigil.Core.Net;

/// <summary>An address prefix; the script type <c>subnet</c>. Host bits are zero.</summary>
public readonly record struct Subnet
{
    /// <summary>The prefix of <paramref name="length"/> bits, counted from bit 0 of the 128-bit form (an IPv4 /24 has 120).</summary>
    public Subnet(Addr address, int length)
    {
        Prefix = address.Mask(length);
        Length = length;
    }

    /// <summary>The address with its host bits cleared.</summary>
    public Addr Prefix { get; }

    /// <summary>Bits of the 128-bit form that are fixed, 0 to 128.</summary>
    public int Length { get; }

    /// <summary>Whether it is a prefix of IPv4 addresses.</summary>
    public bool IsV4 => Prefix.IsV4 && Length >= 96;

    /// <summary>The length as people write it: relative to 32 bits for IPv4.</summary>
    public int Width => IsV4 ? Length - 96 : Length;

    /// <summary>A prefix whose length counts from the start of the address's own family.</summary>
    public static Subnet OfWidth(Addr address, int width) => new(address, address.IsV4 ? width + 96 : width);

    /// <summary>Whether <paramref name="address"/> lies in the prefix.</summary>
    public bool Contains(Addr address) => address.Mask(Length) == Prefix;

    /// <summary>Whether <paramref name="other"/> lies in the prefix as a whole.</summary>
    public bool Contains(Subnet other) => other.Length >= Length && Contains(other.Prefix);

    /// <summary>Parses <c>a.b.c.d/n</c> or <c>v6/n</c>; a v6 length counts from bit 0, also for v4-mapped prefixes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Subnet subnet)
    {
        subnet = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !Addr.TryParse(text[..slash], out var address)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        var dotted = !text[..slash].Contains(':');
        if (length > (dotted ? 32 : 128))
            return false;
        subnet = new(address, dotted ? length + 96 : length);
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Prefix.GetHashCode() ^ (Length * 0x1003F);

    /// <summary><c>10.0.0.0/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{Width}");
}
