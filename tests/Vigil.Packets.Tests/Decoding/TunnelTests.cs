using Vigil.Packets.Decoding;
using Vigil.Testing.Packets;
using static Vigil.Testing.Packets.PacketBuilder;

namespace Vigil.Packets.Tests.Decoding;

public sealed class TunnelTests
{
    private const string A = "10.0.0.1", B = "10.0.0.2", C = "2001:db8::1", D = "2001:db8::2";
    private static readonly byte[] Inner = Ipv6(C, D, IpProtocol.Udp, Udp(C, 1, D, 2, [1, 2, 3]));

    public static TheoryData<string, int, byte[]> Tunnels => new()
    {
        { "VXLAN", 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. Ethernet(0x86DD, Inner)] },
        { "GENEVE", 6081, [1, 0, 0x65, 0x58, 0, 0, 7, 0, 1, 2, 3, 0, .. Ethernet(0x86DD, Inner)] },
        { "GENEVE", 6081, [0, 0, 0x86, 0xDD, 0, 0, 7, 0, .. Inner] },
        { "GTPV1", 2152, [0x30, 255, .. Number((ulong)Inner.Length, 2), 0, 0, 0, 9, .. Inner] },
        { "GTPV1", 2152, [0x34, 255, .. Number((ulong)Inner.Length + 8, 2), 0, 0, 0, 9, 0, 0, 0, 0xC0, 1, 5, 5, 0, .. Inner] },
        { "TEREDO", 3544, Inner },
        { "TEREDO", 3544, [0, 1, 0, 0, .. new byte[9], 0, 0, 1, 2, 3, 4, 5, 6, .. Inner] },
        { "AYIYA", 5072, [0x41, 0x52, 0x11, 41, 0, 0, 0, 0, .. new byte[16 + 20], .. Inner] },
        { "GRE", 4754, [0, 0, 0x86, 0xDD, .. Inner] },
    };

    [Theory]
    [MemberData(nameof(Tunnels))]
    public void A_tunnel_over_udp_gives_its_inner_packet_and_its_name(string name, int port, byte[] payload)
    {
        var bench = new DecodingBench().Feed(Ipv4(A, B, IpProtocol.Udp, Udp(A, 999, B, port, payload)), LinkType.Raw);
        Assert.Empty(bench.Weirds);
        Assert.Equal(["10.0.0.1 > 10.0.0.2 17", "2001:db8::1 > 2001:db8::2 17 in 1", name], bench.Transports);
    }

    [Theory]
    [MemberData(nameof(Tunnels))]
    public void No_prefix_of_a_tunnel_is_taken_for_a_whole_packet(string name, int port, byte[] payload)
    {
        for (var length = 0; length < payload.Length; length++)
        {
            var bench = new DecodingBench().Feed(Ipv4(A, B, IpProtocol.Udp, Udp(A, 999, B, port, payload[..length])), LinkType.Raw);
            Assert.DoesNotContain("2001:db8::1 > 2001:db8::2 17 in 1", bench.Transports);
            Assert.NotEmpty(name);
        }
    }

    [Fact]
    public void Hostile_payload_on_tunnel_ports_never_throws()
    {
        var random = new Random(1);
        var bench = new DecodingBench();
        bench.Options.IgnoreChecksums = true;
        var seeds = Tunnels.Select(row => (Port: (int)row[1], Payload: (byte[])row[2])).ToArray();
        for (var i = 0; i < 10_000; i++)
        {
            var (port, seed) = seeds[i % seeds.Length];
            var payload = (byte[])seed.Clone();
            for (var n = random.Next(0, 6); n > 0; n--)
                payload[random.Next(Math.Min(payload.Length, 48))] = (byte)random.Next(256);
            bench.Feed(Ipv4(A, B, IpProtocol.Udp, Udp(A, 999, B, port, payload[..random.Next(payload.Length + 1)])), LinkType.Raw);
        }

        Assert.NotEmpty(bench.Transports);
    }
}
