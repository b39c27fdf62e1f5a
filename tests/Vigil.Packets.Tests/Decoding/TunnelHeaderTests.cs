using Vigil.Core.Wire;
using Vigil.Packets.Decoding.Gtp;
using Vigil.Packets.Decoding.Teredo;

namespace Vigil.Packets.Tests.Decoding;

public class TunnelHeaderTests
{
    // Sequence number and one extension of eight octets.
    private static readonly byte[] Gtp = Convert.FromHexString("36FF000C0000002A" + "00070085" + "0200010203040500");

    // Authentication with a client of two octets and a value of one, then an origin.
    private static readonly byte[] Teredo = Convert.FromHexString("00010201" + "6162" + "FF" + "0000000000000007" + "01" + "0000F227FEFDFCFB");

    [Fact]
    public void A_gtp_header_ends_behind_its_extensions()
    {
        Assert.Equal(ParseStatus.Complete, GtpV1Header.Read(Gtp, out var header));
        Assert.True(header.IsVersion1);
        Assert.Equal((20, 255, 42u, 7, 0x85), (header.Length, header.Type, header.Endpoint, header.Sequence, header.NextType));
        Assert.True(header.HasSequence && header.HasExtensions && !header.HasPduNumber);
    }

    [Fact]
    public void A_gtp_header_cut_anywhere_needs_more()
    {
        for (var length = GtpV1Header.FixedLength; length < Gtp.Length; length++)
            Assert.Equal(ParseStatus.NeedMore, GtpV1Header.Read(Gtp.AsSpan(0, length), out _));
    }

    [Fact]
    public void A_gtp_extension_without_length_is_malformed()
    {
        var octets = (byte[])Gtp.Clone();
        octets[12] = 0;
        Assert.Equal(ParseStatus.Malformed, GtpV1Header.Read(octets, out _));
    }

    [Fact]
    public void A_teredo_packet_says_who_authenticates_and_where_it_came_from()
    {
        Assert.Equal(ParseStatus.Complete, TeredoHeader.Read(Teredo, out var header));
        Assert.True(header.IsAuthenticated && header.HasOrigin);
        Assert.Equal("ab"u8.ToArray(), header.Client.ToArray());
        Assert.Equal([0xFF], header.Authentication.ToArray());
        Assert.Equal((7ul, (byte)1, (ushort)0x0DD8, 0x01020304u, 24), (header.Nonce, header.Confirmation, header.OriginPort, header.OriginAddress, header.Length));
    }

    [Fact]
    public void Mutated_headers_are_read_without_harm()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var octets = (byte[])(turn % 2 == 0 ? Gtp : Teredo).Clone();
            for (var change = 0; change < 3; change++)
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            var cut = octets.AsSpan(0, random.Next(GtpV1Header.FixedLength, octets.Length + 1));
            if (GtpV1Header.Read(cut, out var gtp) == ParseStatus.Complete)
                Assert.InRange(gtp.Length, GtpV1Header.FixedLength, cut.Length);
            if (TeredoHeader.Read(cut, out var teredo) == ParseStatus.Complete)
                Assert.InRange(teredo.Length, 0, cut.Length);
        }
    }
}
