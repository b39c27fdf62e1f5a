using Vigil.Packets.Decoding;
using Vigil.Testing.Packets;
using static Vigil.Testing.Packets.PacketBuilder;

namespace Vigil.Packets.Tests.Decoding;

public sealed class LinkTests
{
    private const string A = "10.0.0.1", B = "10.0.0.2";
    private static readonly byte[] Ip = Ipv4(A, B, IpProtocol.Udp, Udp(A, 1000, B, 53, [1, 2, 3]));

    public static TheoryData<LinkType, byte[]> Frames => new()
    {
        { LinkType.Ethernet, Ethernet(0x0800, Ip) },
        { LinkType.Ethernet, Ethernet(0x0800, [.. Ip, .. new byte[20]]) },
        { LinkType.Ethernet, Ethernet(0x8100, Vlan(5, 0x0800, Ip)) },
        { LinkType.Ethernet, Ethernet(0x88A8, Vlan(5, 0x8100, Vlan(6, 0x0800, Ip))) },
        { LinkType.Ethernet, Ethernet(0x8847, Mpls(Ip, 100, 200)) },
        { LinkType.Ethernet, Ethernet(0x8864, [0x11, 0, 0, 1, .. Number((ulong)Ip.Length + 2, 2), 0, 0x21, .. Ip]) },
        { LinkType.Ethernet, Ethernet((ushort)(Ip.Length + 8), [0xAA, 0xAA, 3, 0, 0, 0, 8, 0, .. Ip]) },
        { LinkType.Ethernet, Ethernet(0x88E7, [0, 0, 0, 1, .. Ethernet(0x0800, Ip)]) },
        { LinkType.Ethernet, Ethernet(0x8926, [0, 0, 0, 1, 8, 0, .. Ip]) },
        { LinkType.Ethernet, [.. Ethernet(0x8903, [0, 1]), .. Ethernet(0x0800, Ip)] },
        { LinkType.Raw, Ip },
        { LinkType.Ipv4, Ip },
        { LinkType.Null, [2, 0, 0, 0, .. Ip] },
        { LinkType.Null, [0, 0, 0, 2, .. Ip] },
        { LinkType.Loop, [0, 0, 0, 2, .. Ip] },
        { LinkType.Ppp, [0xFF, 3, 0, 0x21, .. Ip] },
        { LinkType.Ppp, [0, 0x21, .. Ip] },
        { LinkType.PppSerial, [0xFF, 3, 0, 0x21, .. Ip] },
        { LinkType.LinuxSll, [.. new byte[14], 8, 0, .. Ip] },
        { LinkType.LinuxSll2, [8, 0, .. new byte[18], .. Ip] },
        { LinkType.Nflog, [2, 0, 0, 0, 6, 0, 1, 0, 9, 9, 0, 0, .. Number(0, 2), 9, 0, .. Ip] },
        { LinkType.Fddi, [.. new byte[21], .. Ip] },
        { LinkType.Ieee80211, [8, 1, .. new byte[22], 0xAA, 0xAA, 3, 0, 0, 0, 8, 0, .. Ip] },
        { LinkType.Ieee80211Radiotap, [0, 0, 9, 0, 0, 0, 0, 0, 0, 0x88, 2, .. new byte[24], 0xAA, 0xAA, 3, 0, 0, 0, 8, 0, .. Ip] },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void Every_link_header_leads_to_the_datagram(LinkType linkType, byte[] frame)
    {
        var bench = new DecodingBench().Feed(frame, linkType);
        Assert.Empty(bench.Weirds);
        Assert.Equal(["10.0.0.1 > 10.0.0.2 17"], bench.Transports);
        Assert.Equal([1, 2, 3], bench.Payloads[0][8..]);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void No_prefix_of_a_frame_gives_more_than_a_weird(LinkType linkType, byte[] frame)
    {
        for (var length = 0; length < frame.Length; length++)
            Assert.True(new DecodingBench().Feed(frame[..length], linkType, wireLength: frame.Length).Transports.Count <= 1);
    }

    [Fact]
    public void Tags_are_kept_outer_then_inner_and_a_third_one_is_odd()
    {
        var bench = new DecodingBench().Feed(Ethernet(0x8100, Vlan(5, 0x8100, Vlan(6, 0x0800, Ip), priority: 3)));
        Assert.Equal(5, bench.Links[0].Vlan);
        Assert.Equal(6, bench.Links[0].InnerVlan);
        Assert.Equal(0x020000000001UL, bench.Links[0].Source);

        bench.Feed(Ethernet(0x8100, Vlan(5, 0x8100, Vlan(6, 0x8100, Vlan(7, 0x0800, Ip)))));
        Assert.Equal(["triple_tagged_vlan_unsupported inner VLAN tag overwritten VLAN"], bench.Weirds);
        Assert.Equal(7, bench.Links[1].InnerVlan);
    }

    [Fact]
    public void Nested_frames_end_at_the_depth_allowed()
    {
        var frame = Ethernet(0x0800, Ip);
        for (var i = 0; i < 40; i++)
            frame = Ethernet(0x88E7, [0, 0, 0, 1, .. frame]);
        Assert.Equal(["max_packet_analyzer_depth_exceeded ETHERNET"], new DecodingBench().Feed(frame).Weirds);
    }
}
