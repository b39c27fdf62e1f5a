using System.Buffers;
using System.Buffers.Text;

namespace Vigil.Logging.Writers;

/// <summary>Octets under construction; grows, is reused, and formats numbers in place.</summary>
internal sealed class ByteBuffer(int capacity = 4096)
{
    private byte[] _octets = new byte[capacity];

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Span => _octets.AsSpan(0, Length);

    /// <summary>Forgets what was written from <paramref name="length"/> on.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Length = 0;

    /// <summary>One octet.</summary>
    public void Append(byte octet)
    {
        if (Length == _octets.Length)
            Grow(1);
        _octets[Length++] = octet;
    }

    /// <summary>Some octets.</summary>
    public void Append(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > _octets.Length - Length)
            Grow(octets.Length);
        octets.CopyTo(_octets.AsSpan(Length));
        Length += octets.Length;
    }

    /// <summary>Text as UTF-8.</summary>
    public void Append(string text)
    {
        var size = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
        if (size > _octets.Length - Length)
            Grow(size);
        Length += System.Text.Encoding.UTF8.GetBytes(text, _octets.AsSpan(Length));
    }

    /// <summary>A number in decimal.</summary>
    public void Append(ulong number)
    {
        if (_octets.Length - Length < 20)
            Grow(20);
        Utf8Formatter.TryFormat(number, _octets.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A number in decimal.</summary>
    public void Append(long number)
    {
        if (_octets.Length - Length < 20)
            Grow(20);
        Utf8Formatter.TryFormat(number, _octets.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A number in one of .NET's formats, exactly rounded.</summary>
    public void Append(double number, StandardFormat format)
    {
        int written;
        while (!Utf8Formatter.TryFormat(number, _octets.AsSpan(Length), out written, format))
            Grow(64);
        Length += written;
    }

    /// <summary>A number with six decimals, as C's <c>%.6f</c>.</summary>
    public void AppendFixed6(double number)
    {
        // Split where both parts are exact; only a fraction close to a tie needs the exact, slow way.
        if (number is >= 0 and < 4e9)
        {
            var whole = (ulong)number;
            var scaled = (number - whole) * 1e6;
            var rounded = Math.Floor(scaled + 0.5);
            if (Math.Abs(scaled - Math.Floor(scaled) - 0.5) > 1e-3)
            {
                if (rounded >= 1e6)
                {
                    whole++;
                    rounded = 0;
                }

                Append(whole);
                Append((byte)'.');
                if (_octets.Length - Length < 6)
                    Grow(6);
                Utf8Formatter.TryFormat((uint)rounded, _octets.AsSpan(Length), out _, new StandardFormat('D', 6));
                Length += 6;
                return;
            }
        }

        Append(number, new StandardFormat('F', 6));
    }

    /// <summary>Inserts octets at a position.</summary>
    public void Insert(int position, ReadOnlySpan<byte> octets)
    {
        var tail = Length - position;
        if (octets.Length > _octets.Length - Length)
            Grow(octets.Length);
        _octets.AsSpan(position, tail).CopyTo(_octets.AsSpan(position + octets.Length));
        octets.CopyTo(_octets.AsSpan(position));
        Length += octets.Length;
    }

    private void Grow(int needed) => Array.Resize(ref _octets, Math.Max(_octets.Length * 2, Length + needed));
}
