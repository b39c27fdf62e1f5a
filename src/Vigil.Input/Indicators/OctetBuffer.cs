namespace Vigil.Input.Indicators;

/// <summary>Octets that are appended one after the other; numbers take seven bits an octet, lowest first.</summary>
internal sealed class OctetBuffer
{
    private byte[] _octets = new byte[256];

    /// <summary>Octets so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was appended, borrowed until more is.</summary>
    public ReadOnlySpan<byte> Written => _octets.AsSpan(0, Length);

    /// <summary>Starts again.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends a number.</summary>
    public void Number(ulong value)
    {
        var room = Room(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            room[length++] = (byte)(value | 0x80);
        room[length++] = (byte)value;
        Length += length;
    }

    /// <summary>Appends a length and so many octets.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        Number((ulong)text.Length);
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    /// <summary>Room for what follows; <see cref="Grow"/> says how much of it was used.</summary>
    public Span<byte> Room(int length)
    {
        if (Length + length > _octets.Length)
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, Length + length));
        return _octets.AsSpan(Length);
    }

    /// <summary>Octets of <see cref="Room"/> were used.</summary>
    public void Grow(int length) => Length += length;
}
