using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Vigil.Packets.Capture.Live;

namespace Vigil.Packets.Tests.Capture.Live;

/// <summary>Lays out a block as the kernel does: packets behind each other, each with its header and some room before its octets.</summary>
internal sealed class BlockBuilder
{
    /// <summary>Octets between the end of a header and the packet.</summary>
    public const int Room = 28;

    private readonly List<(RingHeader Header, byte[] Data)> _packets = [];

    public BlockBuilder Add(byte[] data, RingHeader header = default)
    {
        header.Captured = (uint)data.Length;
        if (header.WireLength == 0)
            header.WireLength = (uint)data.Length;
        header.LinkOffset = RingHeader.Size + Room;
        _packets.Add((header, data));
        return this;
    }

    public byte[] Build(int size = 4096)
    {
        var block = new byte[size];
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(RingBlock.StatusOffset), RingBlock.IsOurs);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(12), _packets.Count);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(16), RingBlock.HeaderSize);
        var at = RingBlock.HeaderSize;
        for (var i = 0; i < _packets.Count; i++)
        {
            var (header, data) = _packets[i];
            var next = (at + header.LinkOffset + data.Length + 15) & ~15;
            header.NextOffset = i == _packets.Count - 1 ? 0 : (uint)(next - at);
            MemoryMarshal.Write(block.AsSpan(at), header);
            data.CopyTo(block, at + header.LinkOffset);
            at = next;
        }

        return block;
    }
}
