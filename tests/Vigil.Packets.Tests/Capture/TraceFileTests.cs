using Vigil.Core.Diagnostics;
using Vigil.Packets.Capture;
using Vigil.Testing.Packets;

namespace Vigil.Packets.Tests.Capture;

public sealed class TraceFileTests
{
    private static readonly byte[] First = [1, 2, 3, 4, 5];
    private static readonly byte[] Second = [6, 7, 8];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Every_byte_order_and_resolution_gives_the_same_packets(bool bigEndian, bool nanoseconds)
    {
        var fraction = nanoseconds ? 250_000_999U : 250_000U;
        var capture = new CaptureBuilder(bigEndian, nanoseconds).Add(First, 100, fraction, wireLength: 90).Add(Second, 101);
        foreach (var file in new[] { capture.ToPcap(), capture.ToPcapng(), CaptureBuilder.Gzip(capture.ToPcap()), CaptureBuilder.Gzip(capture.ToPcapng()) })
        {
            using var source = TraceFile.Open(new MemoryStream(file), "test");
            Assert.True(source.TryRead(out var packet));
            Assert.Equal(First, packet.Data.ToArray());
            Assert.Equal(90, packet.WireLength);
            Assert.Equal(100.25, packet.Time.Seconds);
            Assert.True(source.TryRead(out packet));
            Assert.Equal(Second, packet.Data.ToArray());
            Assert.Equal(101, packet.Time.Seconds);
            Assert.False(source.TryRead(out _));
            Assert.Null(source.Damage);
        }
    }

    [Fact]
    public void A_cut_capture_yields_its_whole_packets_and_says_what_is_missing()
    {
        foreach (var file in new[] { new CaptureBuilder().Add(First).Add(Second).ToPcap(), new CaptureBuilder().Add(First).Add(Second).ToPcapng() })
        {
            using var source = TraceFile.Open(new MemoryStream(file[..^1]), "test");
            Assert.True(source.TryRead(out _));
            Assert.False(source.TryRead(out _));
            Assert.StartsWith("truncated", source.Damage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_captured_length_beyond_reason_ends_the_capture_without_allocating_it()
    {
        var file = new CaptureBuilder().Add(First).ToPcap();
        file[35] = 0x7F; // high octet of the captured length
        using var source = TraceFile.Open(new MemoryStream(file), "test");
        Assert.False(source.TryRead(out _));
        Assert.Contains("bigger than maximum", source.Damage, StringComparison.Ordinal);
    }

    [Fact]
    public void Packets_of_several_interfaces_and_sections_carry_their_own_link_type()
    {
        byte[] file = [.. new CaptureBuilder(linkType: 1).Add(First).ToPcapng(), .. new CaptureBuilder(bigEndian: true, linkType: 101).Add(Second).ToPcapng()];
        using var source = TraceFile.Open(new MemoryStream(file), "test");
        Assert.True(source.TryRead(out var packet));
        Assert.Equal(1, (int)packet.LinkType);
        Assert.True(source.TryRead(out packet));
        Assert.Equal(101, (int)packet.LinkType);
        Assert.Equal(Second, packet.Data.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { }, "truncated dump file; tried to read 4 file header bytes, only got 0")]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 }, "unknown file format")]
    public void What_is_no_capture_is_refused_in_one_sentence(byte[] file, string reason)
    {
        var error = Assert.Throws<FatalError>(() => TraceFile.Open(new MemoryStream(file), "x.pcap"));
        Assert.Equal($"problem with trace file x.pcap ({reason})", error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<FatalError>(() => TraceFile.Open("/nowhere/x.pcap"));
        Assert.Equal("problem with trace file /nowhere/x.pcap (/nowhere/x.pcap: No such file or directory)", error.Message);
    }

    [Fact]
    public void Damaged_captures_are_refused_or_read_as_far_as_they_go()
    {
        var random = new Random(1);
        var capture = new CaptureBuilder().Add(First).Add(Second).Add(new byte[1000]);
        byte[][] seeds = [capture.ToPcap(), capture.ToPcapng(), CaptureBuilder.Gzip(capture.ToPcapng())];
        for (var i = 0; i < 3000; i++)
        {
            var file = (byte[])seeds[i % seeds.Length].Clone();
            for (var n = random.Next(1, 8); n > 0; n--)
                file[random.Next(4, file.Length)] = (byte)random.Next(256);
            try
            {
                using var source = TraceFile.Open(new MemoryStream(file[..random.Next(30, file.Length)]), "test");
                for (var packets = 0; packets < 100 && source.TryRead(out _); packets++)
                {
                }
            }
            catch (FatalError e)
            {
                Assert.StartsWith("problem with trace file test (", e.Message, StringComparison.Ordinal);
            }
        }
    }
}
