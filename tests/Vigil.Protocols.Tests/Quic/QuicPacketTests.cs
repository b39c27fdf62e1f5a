using Vigil.Core.Wire;
using Vigil.Protocols.Quic;

namespace Vigil.Protocols.Tests.Quic;

public sealed class QuicPacketTests
{
    // RFC 9001, A.3.
    private static readonly byte[] s_server = Convert.FromHexString(
        "cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcb"
        + "a3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc42158407dd074ee");

    [Fact]
    public void The_servers_packet_of_the_specification_can_be_opened()
    {
        var reader = new WireReader(s_server);
        Assert.Equal(ParseStatus.Complete, QuicLongHeader.Read(ref reader, out var packet));
        Assert.True(reader.AtEnd);
        Assert.Equal("f067a5502a4262b5", Convert.ToHexStringLower(packet.SourceId));
        var plain = new byte[s_server.Length];
        var (client, server) = QuicInitialKeys.Derive(1, QuicBench.ClientChoice);
        Assert.False(client.TryOpen(packet, plain, out _));
        Assert.True(server.TryOpen(packet, plain, out var length));
        Assert.Equal("02000000000600405a020000560303", Convert.ToHexStringLower(plain.AsSpan(0, 15)));
        Assert.Equal(99, length);
    }

    [Fact]
    public void Every_prefix_of_a_packet_needs_more_and_consumes_nothing()
    {
        for (var length = 0; length < s_server.Length; length++)
        {
            var reader = new WireReader(s_server.AsSpan(0, length));
            Assert.Equal(ParseStatus.NeedMore, QuicLongHeader.Read(ref reader, out _));
            Assert.Equal(0, reader.Position);
        }
    }

    [Theory]
    [InlineData("c2197c5eff14e88c", 151288809941952652)]
    [InlineData("9d7f3e7d", 494878333)]
    [InlineData("7bbd", 15293)]
    [InlineData("25", 37)]
    public void Integers_of_the_specification_are_read(string hex, ulong value)
    {
        var reader = new WireReader(Convert.FromHexString(hex));
        Assert.True(QuicInteger.TryRead(ref reader, out var read));
        Assert.Equal(value, read);
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void Pieces_of_the_handshake_are_put_in_order_however_they_come()
    {
        var stream = new QuicCryptoStream();
        Assert.True(stream.TryAdd(6, "ghij"u8));
        Assert.True(stream.TryAdd(3, "def"u8));
        Assert.True(stream.TryAdd(3, "defgh"u8));
        Assert.True(stream.Ready.IsEmpty);
        Assert.True(stream.TryAdd(0, "abcd"u8));
        Assert.Equal("abcdefghij", System.Text.Encoding.ASCII.GetString(stream.Ready));
        stream.Consume(10);
        Assert.True(stream.TryAdd(2, "cde"u8)); // again
        Assert.True(stream.Ready.IsEmpty);
    }

    [Fact]
    public void The_handshake_may_not_go_on_for_ever()
    {
        Assert.True(new QuicCryptoStream().TryAdd(QuicCryptoStream.Cap - 1, "a"u8));
        Assert.False(new QuicCryptoStream().TryAdd(QuicCryptoStream.Cap - 1, "ab"u8));
        Assert.False(new QuicCryptoStream().TryAdd(ulong.MaxValue, "a"u8));
        var stream = new QuicCryptoStream();
        var at = 1UL;
        while (at < 4096 && stream.TryAdd(at, "a"u8))
            at += 2;
        Assert.True(at < 4096);
    }
}
