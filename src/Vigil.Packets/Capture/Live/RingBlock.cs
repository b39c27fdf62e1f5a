using System.Runtime.InteropServices;

namespace Vigil.Packets.Capture.Live;

/// <summary>Packets of one block of a ring (<c>TPACKET_V3</c> in packet(7)).</summary>
/// <remarks>
/// Offsets and lengths are compared with the block before they are used, although the kernel wrote them: a wrong one ends the block.
/// </remarks>
internal ref struct RingBlock
{
    //   0        4           8        12        16             20       24    ..48
    //  +--------+-----------+--------+---------+--------------+--------+-----------+-- ... packets
    //  | version| private   | status | packets | first packet | length | times ... |
    //  +--------+-----------+--------+---------+--------------+--------+-----------+-- ...

    /// <summary>Octets before the first packet at least.</summary>
    public const int HeaderSize = 48;

    /// <summary>Where the word lies that says whose the block is.</summary>
    public const int StatusOffset = 8;

    /// <summary>The bit of that word which makes it ours.</summary>
    public const uint IsOurs = 1;

    private const int CountOffset = 12;
    private const int FirstOffset = 16;

    /// <summary>Begins with the first packet.</summary>
    public RingBlock(Span<byte> memory)
    {
        Memory = memory;
        if (memory.Length < HeaderSize)
            return;
        Remaining = MemoryMarshal.Read<uint>(memory[CountOffset..]);
        Position = MemoryMarshal.Read<uint>(memory[FirstOffset..]);
    }

    /// <summary>Goes on with a block that was begun before.</summary>
    public RingBlock(Span<byte> memory, uint position, uint remaining)
    {
        Memory = memory;
        Position = position;
        Remaining = remaining;
    }

    /// <summary>The block.</summary>
    public Span<byte> Memory { get; }

    /// <summary>Where the header of the next packet begins.</summary>
    public uint Position { get; private set; }

    /// <summary>Packets that were not read yet.</summary>
    public uint Remaining { get; private set; }

    /// <summary>The next packet.</summary>
    /// <param name="header">What the kernel says of it.</param>
    /// <param name="start">Where its octets begin in the block; what is before them, behind the header, may be written to.</param>
    /// <param name="room">How many octets that are.</param>
    /// <returns><see langword="false"/> at the end of the block, or where it makes no sense.</returns>
    public bool TryNext(out RingHeader header, out int start, out int room)
    {
        header = default;
        start = room = 0;
        var length = (uint)Memory.Length;
        if (Remaining == 0)
            return false;
        if (Position < HeaderSize || Position > length || length - Position < RingHeader.Size)
            return Abandon();
        header = MemoryMarshal.Read<RingHeader>(Memory[(int)Position..]);
        var offset = Position + header.LinkOffset; // neither is near 2^32
        if (header.LinkOffset < RingHeader.Size || offset > length || header.Captured > length - offset)
            return Abandon();
        Remaining--;
        if (Remaining > 0)
        {
            if (header.NextOffset < RingHeader.Size || header.NextOffset > length - Position)
                Abandon(); // this packet is whole, but nothing is known of those behind it
            else
                Position += header.NextOffset;
        }

        start = (int)offset;
        room = header.LinkOffset - RingHeader.Size;
        return true;
    }

    private bool Abandon()
    {
        Remaining = 0;
        return false;
    }
}
