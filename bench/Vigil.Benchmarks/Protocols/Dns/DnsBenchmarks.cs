using BenchmarkDotNet.Attributes;
using Vigil.Core.Wire;
using Vigil.Packets.Decoding;
using Vigil.Protocols.Dns;
using Vigil.Testing.Packets;

namespace Vigil.Benchmarks.Protocols.Dns;

/// <summary>A response with one question and one address.</summary>
public class DnsBenchmarks
{
    private readonly byte[] _response = DnsBuilder.Response(1, "www.example.org", 1, DnsBuilder.Answer(1, 300, [192, 0, 2, 7]));
    private byte[] _frame = [];
    private EngineBench _bare = null!; // made by Setup
    private EngineBench _handled = null!; // made by Setup

    [GlobalSetup]
    public void Setup()
    {
        _frame = PacketBuilder.Ethernet(0x0800, PacketBuilder.Ipv4(
            "10.0.0.2", "10.0.0.1", IpProtocol.Udp, PacketBuilder.Udp("10.0.0.2", 53, "10.0.0.1", 5353, _response)));
        const string ports = "event zeek_init() { Analyzer::register_for_port(Analyzer::ANALYZER_DNS, 53/udp); }\n";
        _bare = new(ports);
        var query = PacketBuilder.Ethernet(0x0800, PacketBuilder.Ipv4(
            "10.0.0.1", "10.0.0.2", IpProtocol.Udp,
            PacketBuilder.Udp("10.0.0.1", 5353, "10.0.0.2", 53, DnsBuilder.Query(1, "www.example.org", 1))));
        _handled = new(ports + "global n = 0; event dns_A_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) { ++n; }");

        // The query tells who is the client; the responses measured then follow on the same flow.
        _bare.Feed(query);
        _handled.Feed(query);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _bare.Dispose();
        _handled.Dispose();
    }

    [Benchmark]
    public int Header_and_names()
    {
        var reader = new WireReader(_response);
        Span<byte> text = stackalloc byte[DnsName.MaxText];
        DnsHeader.Read(ref reader, out _);
        DnsName.Read(ref reader, text, out var length, 20);
        reader.TrySkip(4);
        DnsName.Read(ref reader, text, out length, 20);
        DnsResource.Read(ref reader, out var resource);
        return length + resource.Data.Length;
    }

    [Benchmark]
    public void Packet_nobody_handles() => _bare.Feed(_frame);

    [Benchmark]
    public void Packet_with_a_handler() => _handled.Feed(_frame);
}
