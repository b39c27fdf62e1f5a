using System.Buffers;
using System.IO.Compression;

namespace Vigil.Protocols.Http;

/// <summary>Undoes the content codings gzip and deflate piece by piece (RFC 9110, section 8.4.1).</summary>
/// <remarks>
/// The platform's decompressors pull, network data is pushed: they read from a feed that runs dry at the end of each piece
/// and go on where they stopped. Expansion is bounded, since 1 kB of hostile input makes 1 MB of output.
/// </remarks>
internal sealed class HttpInflater : IDisposable
{
    private const int PieceSize = 8192;
    private const long FreeOutput = 64L << 20;
    private const long MaxExpansion = 200;

    private readonly Feed _feed = new();
    private Stream? _inflater;
    private long _in;
    private long _out;

    /// <summary>Receives decompressed octets.</summary>
    public delegate void Sink(ReadOnlySpan<byte> data);

    /// <summary>Whether it gave up: not what it claims to be, or too much of it.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Decompresses a piece.</summary>
    /// <returns><see langword="false"/> if it gave up just now.</returns>
    public bool Push(ReadOnlySpan<byte> data, Sink sink)
    {
        if (HasFailed || data.IsEmpty)
            return true;
        _in += data.Length;
        _feed.Fill(data);
        if (_inflater is null)
        {
            if (_feed.Count < 2)
                return true; // two octets tell which format it is
            _inflater = Open(_feed.Peek());
        }

        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int count;
            while ((count = _inflater.Read(piece)) > 0)
            {
                _out += count;
                if (_out > FreeOutput && _out / MaxExpansion > _in)
                    return Fail();
                sink(piece.AsSpan(0, count));
            }
        }
        catch (InvalidDataException)
        {
            return Fail();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inflater?.Dispose();
        _feed.Dispose();
    }

    // Servers mix the formats up, so the octets decide and not the header field: gzip, zlib, or bare deflate.
    private Stream Open(ReadOnlySpan<byte> head) =>
        head[0] == 0x1F && head[1] == 0x8B ? new GZipStream(_feed, CompressionMode.Decompress)
        : (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0 ? new ZLibStream(_feed, CompressionMode.Decompress)
        : new DeflateStream(_feed, CompressionMode.Decompress);

    private bool Fail()
    {
        HasFailed = true;
        return false;
    }

    /// <summary>Holds a piece until it is read.</summary>
    private sealed class Feed : Stream
    {
        private byte[] _data = [];
        private int _start;

        public int Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Fill(ReadOnlySpan<byte> data)
        {
            if (_start + Count + data.Length > _data.Length)
            {
                var larger = new byte[Math.Max(Count + data.Length, 2048)];
                Peek().CopyTo(larger);
                (_data, _start) = (larger, 0);
            }

            data.CopyTo(_data.AsSpan(_start + Count));
            Count += data.Length;
        }

        public ReadOnlySpan<byte> Peek() => _data.AsSpan(_start, Count);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Count);
            _data.AsSpan(_start, count).CopyTo(buffer);
            Count -= count;
            _start = Count == 0 ? 0 : _start + count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
