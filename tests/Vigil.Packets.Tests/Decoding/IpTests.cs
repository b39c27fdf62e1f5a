using Vigil.Packets.Decoding;
using Vigil.Testing.Packets;
using static Vigil.Testing.Packets.PacketBuilder;

namespace Vigil.Packets.Tests.Decoding;

public sealed class IpTests
{
    private const string A = "10.0.0.1", B = "10.0.0.2", C = "2001:db8::1", D = "2001:db8::2";
    private static readonly byte[] Data = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];

    [Fact]
    public void A_wrong_header_checksum_drops_the_packet_unless_told_otherwise()
    {
        var packet = Ipv4(A, B, IpProtocol.Udp, Udp(A, 1, B, 2, Data));
        packet[10] ^= 1;
        var bench = new DecodingBench().Feed(packet, LinkType.Raw);
        Assert.Empty(bench.Transports);
        Assert.Equal(["bad_IP_checksum IP 10.0.0.1 > 10.0.0.2"], bench.Weirds);
        bench.Options.IgnoreChecksums = true;
        Assert.Single(bench.Feed(packet, LinkType.Raw).Transports);
    }

    [Theory]
    [InlineData(IpProtocol.Udp)]
    [InlineData(IpProtocol.Tcp)]
    public void A_wrong_transport_checksum_is_found_in_both_families(byte protocol)
    {
        byte[] Segment(string from, string to) => protocol == IpProtocol.Udp
            ? Udp(from, 1, to, 2, Data[..33]) : Tcp(from, 1, to, 2, 0, 0, TcpFlags.Syn, Data[..33]);
        foreach (var v6 in new[] { false, true })
        {
            var packet = v6 ? Ipv6(C, D, protocol, Segment(C, D)) : Ipv4(A, B, protocol, Segment(A, B));
            Assert.Empty(new DecodingBench().Feed(packet, LinkType.Raw).Weirds);
            packet[^1] ^= 1;
            Assert.Equal(["bad transport checksum"], new DecodingBench().Feed(packet, LinkType.Raw).Weirds);
        }
    }

    [Fact]
    public void A_length_of_zero_is_taken_from_the_capture()
    {
        var packet = Ipv4(A, B, IpProtocol.Udp, Udp(A, 1, B, 2, Data));
        packet[2] = packet[3] = 0;
        var bench = new DecodingBench();
        bench.Options.IgnoreChecksums = true;
        bench.Feed(packet, LinkType.Raw);
        Assert.Equal(["ip_hdr_len_zero IP"], bench.Weirds);
        Assert.Equal(208, bench.Payloads[0].Length);
    }

    [Fact]
    public void Broken_headers_are_named_as_users_know_them()
    {
        var packet = Ipv4(A, B, IpProtocol.Tcp, Tcp(A, 1, B, 2, 0, 0, TcpFlags.Syn, []));
        Assert.Equal(["truncated_IP IP"], new DecodingBench().Feed(packet[..19], LinkType.Raw).Weirds);
        Assert.Equal(["truncated_IP_len IP"], new DecodingBench().Feed(packet[..30], LinkType.Raw).Weirds);
        Assert.Equal(
            ["internally_truncated_header TCP 10.0.0.1 > 10.0.0.2"], new DecodingBench().Feed(packet[..30], LinkType.Raw, wireLength: 40).Weirds);
        Assert.Equal(["unknown_ip_version IP"], new DecodingBench().Feed([0x75, .. packet[1..]], LinkType.Raw).Weirds);
        Assert.Equal(["invalid_IP_header_size IP"], new DecodingBench().Feed([0x4F, .. packet[1..]], LinkType.Raw).Weirds);
        Assert.Equal(["truncated_header UDP 10.0.0.1 > 10.0.0.2"], new DecodingBench().Feed(Ipv4(A, B, 17, [1, 2, 3, 4]), LinkType.Raw).Weirds);
    }

    [Fact]
    public void Fragments_in_any_order_make_one_datagram()
    {
        var datagram = Udp(A, 1, B, 2, Data);
        byte[][] fragments =
        [
            Ipv4(A, B, 17, datagram[..80], more: true), Ipv4(A, B, 17, datagram[80..160], more: true, offset: 80), Ipv4(A, B, 17, datagram[160..], offset: 160),
        ];
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 2, 0], [0, 2, 1] })
        {
            var bench = new DecodingBench();
            foreach (var i in order)
                bench.Feed(fragments[i], LinkType.Raw);
            Assert.Empty(bench.Weirds);
            Assert.Equal(datagram, Assert.Single(bench.Payloads));
        }
    }

    [Fact]
    public void Fragments_of_ipv6_lose_their_fragment_header()
    {
        var datagram = Udp(C, 1, D, 2, Data);
        var bench = new DecodingBench()
            .Feed(Ipv6(C, D, IpProtocol.Fragment, Fragment(17, 104, false, 7, datagram[104..])), LinkType.Raw)
            .Feed(Ipv6(C, D, IpProtocol.Fragment, Fragment(17, 0, true, 7, datagram[..104])), LinkType.Raw);
        Assert.Empty(bench.Weirds);
        Assert.Equal(["2001:db8::1 > 2001:db8::2 17"], bench.Transports);
        Assert.Equal(datagram, bench.Payloads[0]);
    }

    [Fact]
    public void Fragments_without_hole_belong_to_the_datagram_even_beyond_its_stated_end()
    {
        var datagram = Udp(A, 1, B, 2, Data);
        var bench = new DecodingBench()
            .Feed(Ipv4(A, B, 17, datagram[80..120], offset: 80), LinkType.Raw)
            .Feed(Ipv4(A, B, 17, datagram[..160], more: true), LinkType.Raw);
        Assert.Equal(datagram[..160], Assert.Single(bench.Payloads));
        Assert.Contains("fragment_size_inconsistency 10.0.0.1 > 10.0.0.2", bench.Weirds);
    }

    [Fact]
    public void What_lies_beyond_a_hole_behind_the_end_is_left_out()
    {
        var datagram = Udp(A, 1, B, 2, Data);
        var bench = new DecodingBench()
            .Feed(Ipv4(A, B, 17, datagram[160..], more: true, offset: 160), LinkType.Raw)
            .Feed(Ipv4(A, B, 17, datagram[80..120], offset: 80), LinkType.Raw)
            .Feed(Ipv4(A, B, 17, datagram[..80], more: true), LinkType.Raw);
        Assert.Equal(datagram[..120], Assert.Single(bench.Payloads));
        Assert.Contains("fragment_inconsistency 10.0.0.1 > 10.0.0.2", bench.Weirds);
    }

    [Fact]
    public void Of_overlapping_fragments_the_first_counts()
    {
        var datagram = Udp(A, 1, B, 2, Data);
        byte[] other = [.. datagram[80..160]];
        other[0] ^= 0xFF;
        var bench = new DecodingBench()
            .Feed(Ipv4(A, B, 17, datagram[..160], more: true), LinkType.Raw)
            .Feed(Ipv4(A, B, 17, other, more: true, offset: 80), LinkType.Raw)
            .Feed(Ipv4(A, B, 17, datagram[152..], offset: 152), LinkType.Raw);
        Assert.Equal(["fragment_inconsistency 10.0.0.1 > 10.0.0.2", "fragment_overlap 10.0.0.1 > 10.0.0.2"], bench.Weirds);
        Assert.Equal(datagram, Assert.Single(bench.Payloads));
    }

    [Fact]
    public void Fragments_are_forgotten_after_the_timeout_and_beyond_the_limits()
    {
        var datagram = Udp(A, 1, B, 2, Data);
        var late = new DecodingBench()
            .Feed(Ipv4(A, B, 17, datagram[..80], more: true), LinkType.Raw, time: 1)
            .Feed(Ipv4(A, B, 17, datagram[80..], offset: 80), LinkType.Raw, time: 302);
        Assert.Empty(late.Transports);

        var many = new DecodingBench();
        many.Options.FragmentedPackets = 10;
        for (ushort id = 1; id <= 1000; id++)
            many.Feed(Ipv4(A, B, 17, datagram[..80], id, more: true), LinkType.Raw);
        many.Feed(Ipv4(A, B, 17, datagram[80..], 1000, offset: 80), LinkType.Raw);
        many.Feed(Ipv4(A, B, 17, datagram[80..], 1, offset: 80), LinkType.Raw);
        Assert.Single(many.Transports);
    }

    [Fact]
    public void A_routing_header_names_the_final_destination()
    {
        byte[] udp = Udp(C, 1, "2001:db8::9", 2, Data);
        byte[] routing = [17, 2, 0, 1, 0, 0, 0, 0, .. Ipv6("2001:db8::9", D, 0, [])[8..24]];
        var bench = new DecodingBench().Feed(Ipv6(C, D, IpProtocol.Routing, [.. routing, .. udp]), LinkType.Raw);
        Assert.Equal(["routing0_hdr 2001:db8::1 > 2001:db8::9"], bench.Weirds);
        Assert.Equal(["2001:db8::1 > 2001:db8::9 17"], bench.Transports);
    }

    [Fact]
    public void Tunnels_are_peeled_and_remembered()
    {
        var inner = Ipv6(C, D, 17, Udp(C, 1, D, 2, Data));
        var bench = new DecodingBench().Feed(Ipv4(A, B, IpProtocol.Ipv6, inner), LinkType.Raw);
        bench.Feed(Ipv4(A, B, IpProtocol.Gre, [0, 0, 0x86, 0xDD, .. inner]), LinkType.Raw);
        bench.Feed(Ipv4(A, B, IpProtocol.Gre, [0x30, 0x01, 0x88, 0x0B, .. new byte[8], 0xFF, 3, 0, 0x57, .. inner]), LinkType.Raw);
        bench.Feed(Ipv4(A, B, IpProtocol.Gre, [0, 0, 0x65, 0x58, .. Ethernet(0x86DD, inner)]), LinkType.Raw);
        bench.Feed(Ipv4(A, B, IpProtocol.Gre, [0x10, 0, 0x88, 0xBE, .. new byte[12], .. Ethernet(0x86DD, inner)]), LinkType.Raw);
        Assert.Empty(bench.Weirds);
        Assert.Equal(5, bench.Transports.Count(t => t == "2001:db8::1 > 2001:db8::2 17 in 1"));

        var deep = inner;
        for (var i = 0; i < 6; i++)
            deep = Ipv4(A, B, deep[0] >> 4 == 6 ? IpProtocol.Ipv6 : IpProtocol.Ipv4, deep);
        Assert.Equal(["exceeded_tunnel_max_depth_in_tunnel IPTUNNEL 10.0.0.1 > 10.0.0.2"], new DecodingBench().Feed(deep, LinkType.Raw).Weirds);
    }

    [Fact]
    public void Hostile_packets_never_throw_or_pile_up()
    {
        var random = new Random(1);
        var inner = Ipv6(C, D, IpProtocol.HopByHop, [IpProtocol.DestinationOptions, 0, 1, 4, 0, 0, 0, 0, 17, 0, 0xC9, 2, 0, 0, 0, 0, .. Udp(C, 1, D, 2, Data)]);
        byte[][] seeds =
        [
            Ethernet(0x8100, Vlan(1, 0x86DD, inner)),
            Ethernet(0x0800, Ipv4(A, B, IpProtocol.Gre, [0xB0, 1, 0x88, 0x0B, .. new byte[12], 0, 0x57, .. inner])),
            Ethernet(0x86DD, Ipv6(C, D, IpProtocol.Fragment, Fragment(17, 80, true, 7, Data))),
            Ethernet(0x0806, [0, 1, 8, 0, 6, 4, 0, 1, .. new byte[20]]),
            Ethernet(0x86DD, Ipv6(C, D, IpProtocol.Mobility, [59, 2, 5, 0, 0, 0, .. new byte[18]])),
        ];
        LinkType[] links = [LinkType.Ethernet, LinkType.Raw, LinkType.Ieee80211, LinkType.Nflog, LinkType.LinuxSll, LinkType.Ppp, LinkType.Ieee80211Radiotap];
        var bench = new DecodingBench();
        bench.Options.IgnoreChecksums = true;
        bench.Options.FragmentedPackets = 100;
        for (var i = 0; i < 20_000; i++)
        {
            var packet = (byte[])seeds[i % seeds.Length].Clone();
            for (var n = random.Next(0, 6); n > 0; n--)
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            bench.Feed(packet[..random.Next(packet.Length + 1)], random.Next(3) == 0 ? links[random.Next(links.Length)] : LinkType.Ethernet, wireLength: packet.Length);
        }

        Assert.True(bench.Engine.Timers.Count <= 100);
    }
}
