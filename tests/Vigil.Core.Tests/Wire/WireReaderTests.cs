using Vigil.Core.Wire;

namespace Vigil.Core.Tests.Wire;

public sealed class WireReaderTests
{
    private delegate bool Read(ref WireReader reader);

    private static readonly (int Octets, Read Read)[] Reads =
    [
        (1, static (ref WireReader r) => r.TryReadUInt8(out _)),
        (2, static (ref WireReader r) => r.TryReadUInt16(out _)),
        (3, static (ref WireReader r) => r.TryReadUInt24(out _)),
        (4, static (ref WireReader r) => r.TryReadUInt32(out _)),
        (8, static (ref WireReader r) => r.TryReadUInt64(out _)),
        (2, static (ref WireReader r) => r.TryReadUInt16LittleEndian(out _)),
        (4, static (ref WireReader r) => r.TryReadUInt32LittleEndian(out _)),
        (8, static (ref WireReader r) => r.TryReadUInt64LittleEndian(out _)),
        (5, static (ref WireReader r) => r.TryReadBytes(5, out _)),
        (5, static (ref WireReader r) => r.TrySkip(5)),
        (3, static (ref WireReader r) => r.TryReadVector8(out _)), // lengths below are 2
        (4, static (ref WireReader r) => r.TryReadVector16(out _)),
        (5, static (ref WireReader r) => r.TryReadVector24(out _)),
    ];

    private static byte[] DataFor(int read)
    {
        var data = new byte[Reads[read].Octets];
        if (read >= 10)
            data[read - 10] = 2;
        return data;
    }

    [Fact]
    public void Every_read_takes_just_its_octets_or_none()
    {
        for (var i = 0; i < Reads.Length; i++)
        {
            var data = DataFor(i);
            for (var length = 0; length <= data.Length; length++)
            {
                var reader = new WireReader(data.AsSpan(0, length));
                var whole = length == data.Length;
                Assert.Equal(whole, Reads[i].Read(ref reader));
                Assert.Equal(whole ? length : 0, reader.Position);
            }
        }
    }

    [Fact]
    public void Numbers_are_read_in_the_order_of_octets_they_say()
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8];
        var reader = new WireReader(data);
        Assert.True(reader.TryReadUInt24(out var three));
        Assert.True(reader.TrySeek(0) && reader.TryReadUInt64(out var eight) && eight == 0x0102030405060708);
        Assert.True(reader.TrySeek(0) && reader.TryReadUInt32LittleEndian(out var little) && little == 0x04030201);
        Assert.Equal(0x010203u, three);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(4)]
    public void A_count_that_is_not_there_is_refused(int count)
    {
        var reader = new WireReader([1, 2, 3]);
        Assert.False(reader.TryReadBytes(count, out _));
        Assert.False(reader.TrySkip(count));
        Assert.False(reader.TrySeek(count));
        Assert.Equal(0, reader.Position);
        Assert.True(reader.TrySeek(3));
        Assert.True(reader.AtEnd);
        Assert.False(reader.TryPeek(out _));
    }
}
