namespace Vigil.Packets.Capture;

/// <summary>Reads a stream through one large buffer and lends out its octets in place.</summary>
internal sealed class CaptureBuffer(Stream stream) : IDisposable
{
    private const int InitialSize = 1 << 20;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(InitialSize);
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Octets in the buffer that were not taken yet.</summary>
    public int Available => _end - _start;

    /// <summary>Why the stream ended early (a damaged gzip), or <see langword="null"/>.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether <paramref name="count"/> octets are at hand, reading on if need be.</summary>
    /// <remarks>The buffer grows to what has arrived, not to what <paramref name="count"/> claims.</remarks>
    public bool Has(int count) => _end - _start >= count || Fill(count);

    /// <summary>Looks at the next octets; <see cref="Has"/> must have said they are there.</summary>
    public ReadOnlySpan<byte> Peek(int count) => _buffer.AsSpan(_start, count);

    /// <summary>Takes the next octets; valid until the next call of <see cref="Has"/>.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var octets = _buffer.AsSpan(_start, count);
        _start += count;
        return octets;
    }

    /// <summary>Passes over octets, however many.</summary>
    /// <returns><see langword="false"/> if the stream ended first.</returns>
    public bool Skip(long count)
    {
        while (count > 0)
        {
            if (Available == 0 && !Fill(1))
                return false;
            var step = (int)Math.Min(count, Available);
            _start += step;
            count -= step;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private bool Fill(int count)
    {
        while (!_ended && Available < count)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, Available).CopyTo(_buffer);
                _end -= _start;
                _start = 0;
            }

            if (_end == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = ReadSome(_buffer.AsSpan(_end));
            _end += read;
            _ended = read == 0;
        }

        return Available >= count;
    }

    private int ReadSome(Span<byte> destination)
    {
        try
        {
            return stream.Read(destination);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Failure = e.Message;
            return 0;
        }
    }
}
