using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Vigil.Packets.Capture.Live;

namespace Vigil.Packets.Tests.Capture.Live;

public sealed class RingBlockTests
{
    private static readonly byte[] First = [1, 2, 3, 4, 5];
    private static readonly byte[] Second = [6, 7, 8];

    [Fact]
    public void Headers_are_as_long_as_the_kernel_makes_them() => Assert.Equal(RingHeader.Size, Unsafe.SizeOf<RingHeader>());

    [Fact]
    public void Fields_lie_where_the_kernel_writes_them()
    {
        // tpacket3_hdr: next, seconds, nanoseconds, captured, on the wire, status, link and network offset, hash, tag, its type; sockaddr_ll
        var octets = Convert.FromHexString(
            "00000000" + "00F15365" + "40420F00" + "02000000" + "DC050000" + "51000000" + "4400" + "5200" + "00000000" + "07200000" + "0081" + "0000"
            + "0000000000000000" + "1100" + "0800" + "03000000" + "0100" + "04" + "06" + "0200000000010000");
        var block = new byte[256];
        octets.CopyTo(block, RingBlock.HeaderSize);
        block[12] = 1;
        block[16] = RingBlock.HeaderSize;
        block[RingBlock.HeaderSize + RingHeader.Size] = 0xAB;
        var reader = new RingBlock(block);
        Assert.True(reader.TryNext(out var header, out var start, out var room));
        Assert.Equal((1_700_000_000U, 1_000_000U, 2U, 1500U), (header.Seconds, header.Nanoseconds, header.Captured, header.WireLength));
        Assert.Equal(RingStatus.HasVlan | RingStatus.HasVlanType | (RingStatus)1, header.Status);
        Assert.Equal((0x2007U, (ushort)0x8100), (header.VlanTag, header.VlanType));
        Assert.Equal((3, (ushort)1, (byte)4, (byte)6), (header.InterfaceIndex, header.Hardware, header.Direction, header.AddressLength));
        Assert.Equal((0, 0xAB), (room, block[start]));
        Assert.False(reader.TryNext(out _, out _, out _));
    }

    [Fact]
    public void Packets_come_in_order_and_the_block_can_be_left_and_gone_on_with()
    {
        var memory = new BlockBuilder().Add(First).Add(Second).Build();
        var block = new RingBlock(memory);
        Assert.True(block.TryNext(out var header, out var start, out var room));
        Assert.Equal(First, memory.AsSpan(start, (int)header.Captured).ToArray());
        Assert.Equal(BlockBuilder.Room, room);
        var later = new RingBlock(memory, block.Position, block.Remaining);
        Assert.True(later.TryNext(out header, out start, out _));
        Assert.Equal(Second, memory.AsSpan(start, (int)header.Captured).ToArray());
        Assert.False(later.TryNext(out _, out _, out _));
    }

    [Fact]
    public void A_block_without_packets_ends_at_once()
    {
        var block = new RingBlock(new BlockBuilder().Build());
        Assert.False(block.TryNext(out _, out _, out _));
    }

    [Fact]
    public void Packets_that_reach_beyond_a_cut_block_are_not_lent_out()
    {
        var whole = new BlockBuilder().Add(First).Add(Second).Build();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            var block = new RingBlock(cut);
            while (block.TryNext(out var header, out var start, out _))
                Assert.True(start + header.Captured <= length);
        }
    }

    [Theory]
    [InlineData(0, 1U)] // the next packet inside the header
    [InlineData(0, 0x7FFF_FFFFU)]
    [InlineData(0, uint.MaxValue)]
    [InlineData(12, uint.MaxValue)] // more captured than there is
    [InlineData(12, 0x8000_0000U)]
    [InlineData(24, 0U)] // the packet begins inside its header
    [InlineData(24, 0xFFFFU)]
    public void A_wrong_number_in_a_header_ends_the_block(int field, uint value)
    {
        var memory = new BlockBuilder().Add(First).Add(Second).Build();
        BinaryPrimitives.WriteUInt32LittleEndian(memory.AsSpan(RingBlock.HeaderSize + field), value);
        Assert.InRange(Walk(memory), 0, 1);
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(47U)]
    [InlineData(4090U)]
    [InlineData(uint.MaxValue)]
    public void A_first_packet_that_is_nowhere_ends_the_block(uint first)
    {
        var memory = new BlockBuilder().Add(First).Build();
        BinaryPrimitives.WriteUInt32LittleEndian(memory.AsSpan(16), first);
        Assert.Equal(0, Walk(memory));
    }

    [Fact]
    public void Any_memory_is_walked_to_an_end_without_leaving_it()
    {
        var random = new Random(24);
        var whole = new BlockBuilder().Add(First).Add(Second).Add(First).Build(1024);
        for (var round = 0; round < 20_000; round++)
        {
            var memory = (byte[])whole.Clone();
            for (var changes = random.Next(1, 12); changes > 0; changes--)
                memory[random.Next(400)] = (byte)(random.Next(4) == 0 ? 0xFF : random.Next(256));
            Assert.InRange(Walk(memory), 0, memory.Length / RingHeader.Size);
        }
    }

    // As a source does it, with whatever is put back before a packet.
    private static int Walk(byte[] memory)
    {
        var block = new RingBlock(memory);
        var packets = 0;
        while (block.TryNext(out var header, out var start, out var room))
        {
            var end = start + (int)header.Captured;
            var first = LinkRestoration.Cook(memory, in header, start, room);
            first = LinkRestoration.Tag(memory, in header, first, room - (start - first), end - first, isCooked: true);
            Assert.True(first >= start - room && end <= memory.Length);
            packets++;
        }

        return packets;
    }
}
