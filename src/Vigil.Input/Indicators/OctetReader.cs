namespace Vigil.Input.Indicators;

/// <summary>Reads what an <see cref="OctetBuffer"/> holds; trusts it, because only this program wrote it.</summary>
internal ref struct OctetReader(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;
    private int _at;

    /// <summary>A number.</summary>
    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = _octets[_at++];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
                return value;
        }
    }

    /// <summary>A length and so many octets.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var length = (int)Number();
        _at += length;
        return _octets.Slice(_at - length, length);
    }
}
