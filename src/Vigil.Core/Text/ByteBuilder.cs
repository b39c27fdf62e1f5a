using System.Buffers;
using System.Text;
using Vigil.Core.Values;

namespace Vigil.Core.Text;

/// <summary>A growing run of octets in a pooled array; dispose it to give the array back.</summary>
public sealed class ByteBuilder : IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer;

    /// <summary>Empty, with room for <paramref name="capacity"/> octets.</summary>
    public ByteBuilder(int capacity = 256) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written, borrowed until the next change.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>What was written, for changing it in place; borrowed until the next change of length.</summary>
    public Span<byte> MutableSpan => _buffer.AsSpan(0, Length);

    /// <summary>The last octet, or 0 if there is none.</summary>
    public byte Last => Length > 0 ? _buffer[Length - 1] : (byte)0;

    /// <summary>Forgets everything written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Keeps the first <paramref name="length"/> octets.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>Appends one octet.</summary>
    public void Append(byte octet)
    {
        if (Length == _buffer.Length)
            Reserve(1);
        _buffer[Length++] = octet;
    }

    /// <summary>Appends octets.</summary>
    public void Append(ReadOnlySpan<byte> octets)
    {
        Reserve(octets.Length);
        octets.CopyTo(_buffer.AsSpan(Length));
        Length += octets.Length;
    }

    /// <summary>Appends an octet <paramref name="count"/> times.</summary>
    public void AppendRepeated(byte octet, int count)
    {
        if (count <= 0)
            return;
        Reserve(count);
        _buffer.AsSpan(Length, count).Fill(octet);
        Length += count;
    }

    /// <summary>Appends text as UTF-8.</summary>
    public void Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(Length));
    }

    /// <summary>Appends what formats itself as UTF-8: numbers.</summary>
    public void AppendFormatted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Reserve(32);
        int written;
        while (!value.TryFormat(_buffer.AsSpan(Length), out written, format, System.Globalization.CultureInfo.InvariantCulture))
            Reserve((_buffer.Length - Length) * 2);
        Length += written;
    }

    /// <summary>Appends an octet as two lower-case hexadecimal digits.</summary>
    public void AppendHex(byte octet)
    {
        Append("0123456789abcdef"u8[octet >> 4]);
        Append("0123456789abcdef"u8[octet & 15]);
    }

    /// <summary>Inserts an octet <paramref name="count"/> times at a position.</summary>
    public void Insert(int position, byte octet, int count)
    {
        if (count <= 0)
            return;
        Reserve(count);
        _buffer.AsSpan(position, Length - position).CopyTo(_buffer.AsSpan(position + count));
        _buffer.AsSpan(position, count).Fill(octet);
        Length += count;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>A script string of what was written.</summary>
    public ByteString ToByteString() => ByteString.Copy(Span);

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(Span);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private void Reserve(int count)
    {
        if (count <= _buffer.Length - Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, _buffer.Length * 2));
        Span.CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
