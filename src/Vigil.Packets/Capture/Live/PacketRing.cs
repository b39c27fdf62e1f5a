namespace Vigil.Packets.Capture.Live;

/// <summary>The memory that the kernel writes packets to, block by block, in a circle (packet_mmap in the kernel's documentation).</summary>
/// <remarks>
/// A block belongs to the kernel or to us: a word in it says to whom. The kernel gives it away when it is full or its time is
/// over, we give it back when its packets were read. This is the only place that keeps its address.
/// </remarks>
internal sealed unsafe class PacketRing : IDisposable
{
    private const int ReadAndWrite = 3;
    private const int Shared = 1;
    private const long SmallestBuffer = 4L << 20;
    private const int Page = 4096;

    private readonly int _blockSize;
    private readonly int _blocks;
    private readonly nuint _length;
    private byte* _memory;
    private int _current;

    /// <summary>Makes it; where there is not enough memory a smaller one.</summary>
    public PacketRing(PacketSocket socket, LiveOptions options, string interfaceName)
    {
        _blockSize = RoundUp(Math.Max(options.BlockSize, Page));
        var size = Math.Max(options.BufferSize, SmallestBuffer);
        while (true)
        {
            _blocks = (int)Math.Clamp(size / _blockSize, 2, int.MaxValue / 4096);
            if (socket.TryMakeRing((uint)_blockSize, (uint)_blocks, options.BlockTimeout))
                break;
            if (size <= SmallestBuffer)
                throw LiveError.Problem(interfaceName, $"there is no memory for a ring of {size >> 20} MiB");
            size /= 2;
        }

        _length = (nuint)_blockSize * (nuint)_blocks;
        var address = Libc.Map(0, _length, ReadAndWrite, Shared, socket.Handle, 0);
        if (address == -1)
            throw LiveError.Of(interfaceName, "its ring cannot be mapped");
        _memory = (byte*)address;
    }

    /// <summary>Octets of the whole ring.</summary>
    public long Length => (long)_length;

    /// <summary>Whether the block whose turn it is belongs to us.</summary>
    public bool IsReady => (Volatile.Read(ref Status) & RingBlock.IsOurs) != 0;

    /// <summary>That block; to be looked at while it is ours.</summary>
    public Span<byte> Block => new(_memory + ((long)_current * _blockSize), _blockSize);

    private ref uint Status => ref *(uint*)(_memory + ((long)_current * _blockSize) + RingBlock.StatusOffset);

    /// <summary>Gives it back: the next one's turn begins.</summary>
    public void Release()
    {
        Volatile.Write(ref Status, 0); // after everything that was read before
        _current = _current + 1 == _blocks ? 0 : _current + 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_memory is not null)
            _ = Libc.Unmap((nint)_memory, _length);
        _memory = null;
    }

    // A power of two, for the kernel asks for whole runs of pages.
    private static int RoundUp(int size) => (int)Math.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)size), 1 << 26);
}
