using BenchmarkDotNet.Attributes;
using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Packets.Capture;
using Vigil.Packets.Decoding;
using Vigil.Testing;
using Vigil.Testing.Packets;

namespace Vigil.Benchmarks.Decoding;

/// <summary>From the frame to the transport header.</summary>
public class DecodingBenchmarks
{
    private readonly Sink _sink = new();
    private PacketDecoding _decoding = null!; // made by Setup
    private byte[] _plain = [];
    private byte[] _tagged = [];
    private byte[] _six = [];

    [GlobalSetup]
    public void Setup()
    {
        var engine = new EngineContext(new SilentReporter());
        engine.AddService(new EventTable(engine));
        _decoding = new(engine, new(), _sink, _sink);
        var segment = PacketBuilder.Tcp("10.0.0.1", 1024, "10.0.0.2", 80, 1, 1, TcpFlags.Ack, new byte[512]);
        var packet = PacketBuilder.Ipv4("10.0.0.1", "10.0.0.2", IpProtocol.Tcp, segment);
        _plain = PacketBuilder.Ethernet(0x0800, packet);
        _tagged = PacketBuilder.Ethernet(0x8100, PacketBuilder.Vlan(7, 0x0800, packet));
        _six = PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6("2001:db8::1", "2001:db8::2", IpProtocol.Tcp, segment));
    }

    [Benchmark]
    public int Ethernet_ipv4_tcp() => Decode(_plain);

    [Benchmark]
    public int Vlan_ipv4_tcp() => Decode(_tagged);

    [Benchmark]
    public int Ethernet_ipv6_tcp() => Decode(_six);

    private int Decode(byte[] frame)
    {
        var packet = new RawPacket { Time = new NetworkTime(1), LinkType = LinkType.Ethernet, Data = frame, WireLength = frame.Length };
        _decoding.Process(in packet);
        return _sink.Octets;
    }

    private sealed class Sink : IPacketSink, IWeirdSink
    {
        public int Octets { get; private set; }

        public void OnTransport(ref readonly DecodedPacket packet) => Octets += packet.Payload.Length;

        public void NetWeird(string name, string addl = "", string source = "") => throw new InvalidOperationException(name);

        public void FlowWeird(string name, Addr source, Addr destination, string addl = "", string analyzer = "") =>
            throw new InvalidOperationException(name);
    }
}
