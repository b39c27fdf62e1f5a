using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>Cuts a stream into frames. Frames are read in place and never overwritten: what is read from them may keep the buffer.</summary>
/// <remarks>Buffers grow with what was received, not with what a length promises.</remarks>
internal sealed class FrameReader(Stream stream, int maxSize)
{
    private const int HeadSize = 4;
    private const int SmallestRead = 2048;
    private const int UsualSize = 64 << 10; // below the limit of what the runtime calls a large object

    private byte[] _buffer = new byte[512];
    private int _start;
    private int _end;

    /// <summary>Octets that a frame may have.</summary>
    public int MaxSize { get; set; } = maxSize;

    /// <summary>What frames lie in.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>Takes the next frame that is there in full.</summary>
    /// <returns><see langword="false"/> if none is.</returns>
    /// <exception cref="InvalidDataException">The frame is longer than any may be.</exception>
    public bool TryTake(out int offset, out int length)
    {
        offset = length = 0;
        if (_end - _start < HeadSize)
            return false;
        var size = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start));
        if (size > MaxSize)
            throw new InvalidDataException($"a message of {size} octets; {MaxSize} is the limit");
        if (_end - _start - HeadSize < size)
            return false;
        offset = _start + HeadSize;
        length = (int)size;
        _start = offset + length;
        return true;
    }

    /// <summary>Reads on.</summary>
    /// <returns><see langword="false"/> if the stream is at its end.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    /// <summary>Reads on, on this thread.</summary>
    /// <returns><see langword="false"/> if the stream is at its end.</returns>
    public bool Fill()
    {
        MakeRoom();
        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _end < Math.Min(SmallestRead, _buffer.Length / 4))
            Renew();
    }

    // The old buffer belongs to the messages in it. The beginning of an unfinished one moves on.
    private void Renew()
    {
        var rest = _end - _start;
        var size = Math.Max(Math.Min(2 * _buffer.Length, UsualSize), 2 * rest);
        var next = new byte[size];
        System.Buffer.BlockCopy(_buffer, _start, next, 0, rest);
        _buffer = next;
        _start = 0;
        _end = rest;
    }
}
