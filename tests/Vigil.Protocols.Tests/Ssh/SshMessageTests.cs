using Vigil.Core.Wire;
using Vigil.Protocols.Ssh;

namespace Vigil.Protocols.Tests.Ssh;

public sealed class SshMessageTests
{
    [Fact]
    public void Every_prefix_of_a_packet_needs_more_and_consumes_nothing()
    {
        var packet = SshBench.KexInit(SshBench.Curve);
        for (var length = 0; length < packet.Length; length++)
        {
            var reader = new WireReader(packet.AsSpan(0, length));
            Assert.Equal(ParseStatus.NeedMore, SshPacket.Read(ref reader, 100_000, out _));
            Assert.Equal(0, reader.Position);
        }
    }

    [Fact]
    public void Every_prefix_of_an_identification_needs_more_and_consumes_nothing()
    {
        var line = "SSH-2.0-door_1\r\n"u8;
        for (var length = 0; length < line.Length; length++)
        {
            var reader = new WireReader(line[..length]);
            Assert.Equal(ParseStatus.NeedMore, SshBanner.Read(ref reader, out _));
            Assert.Equal(0, reader.Position);
        }
    }

    [Fact]
    public void A_packet_is_taken_apart()
    {
        var reader = new WireReader(Convert.FromHexString("0000000C 0A 15 00000000000000000000".Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(ParseStatus.Complete, SshPacket.Read(ref reader, 100, out var packet));
        Assert.Equal((21, 0), (packet.Type, packet.Body.Length));
        Assert.True(reader.AtEnd);
    }

    [Theory]
    [InlineData("00000001")] // no room for padding length and type
    [InlineData("00000000")]
    [InlineData("FFFFFFFF")]
    [InlineData("00000065")] // one above the limit
    [InlineData("0000000205150000")] // padding beyond the packet
    public void An_impossible_length_is_malformed(string octets)
    {
        var reader = new WireReader(Convert.FromHexString(octets));
        Assert.Equal(ParseStatus.Malformed, SshPacket.Read(ref reader, 100, out _));
        Assert.Equal(0, reader.Position);
    }

    [Fact]
    public void A_line_may_have_8192_octets_and_no_more()
    {
        static ParseStatus Read(int length, bool ends)
        {
            var line = new byte[length + (ends ? 1 : 0)];
            line.AsSpan().Fill((byte)'x');
            if (ends)
                line[^1] = (byte)'\n';
            var reader = new WireReader(line);
            return SshBanner.Read(ref reader, out _);
        }

        Assert.Equal(ParseStatus.Complete, Read(SshBanner.MaxLength, ends: true));
        Assert.Equal(ParseStatus.Malformed, Read(SshBanner.MaxLength + 1, ends: true));
        Assert.Equal(ParseStatus.NeedMore, Read(SshBanner.MaxLength, ends: false));
        Assert.Equal(ParseStatus.Malformed, Read(SshBanner.MaxLength + 1, ends: false));
    }

    [Fact]
    public void Every_prefix_of_offered_algorithms_is_malformed()
    {
        var whole = SshBench.KexInit(SshBench.Curve);
        var reader = new WireReader(whole);
        Assert.Equal(ParseStatus.Complete, SshPacket.Read(ref reader, 100_000, out var packet));
        Assert.Equal(ParseStatus.Complete, SshKexInit.Read(packet.Body, out var init));
        Assert.Equal(SshBench.Curve, System.Text.Encoding.ASCII.GetString(init.Kex));
        for (var length = 0; length < packet.Body.Length - 5; length++) // the five octets at the end are not looked at
            Assert.Equal(ParseStatus.Malformed, SshKexInit.Read(packet.Body[..length], out _));
    }
}
