namespace Vigil.Broker;

/// <summary>Unsigned numbers of 32 bits in groups of seven, least significant group first, the high bit set on all octets but the last.</summary>
internal static class Varbyte
{
    /// <summary>Octets that <paramref name="value"/> takes in its shortest form: 1 to 5.</summary>
    public static int Size(uint value) => value switch
    {
        < 1u << 7 => 1,
        < 1u << 14 => 2,
        < 1u << 21 => 3,
        < 1u << 28 => 4,
        _ => 5,
    };

    /// <summary>Writes the shortest form.</summary>
    /// <returns>The octets written.</returns>
    public static int Write(Span<byte> target, uint value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        return at;
    }

    /// <summary>Reads a number and moves <paramref name="at"/> past it.</summary>
    /// <returns><see langword="false"/> if it is cut short, takes more than five octets or 32 bits.</returns>
    public static bool TryRead(ReadOnlySpan<byte> source, ref int at, out uint value)
    {
        value = 0;
        for (var shift = 0; shift <= 28; shift += 7)
        {
            if (at >= source.Length)
                return false;
            uint octet = source[at++];
            if (shift == 28 && octet > 0x0F)
                return false;
            value |= (octet & 0x7F) << shift;
            if (octet < 0x80)
                return true;
        }

        return false;
    }
}
