using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using Vigil.Packets.Decoding;
using Vigil.Testing.Packets;

namespace Vigil.Benchmarks.Reassembly;

/// <summary>The next segment of an open TCP connection, from the frame to the end of its analysis; bare scripts.</summary>
public class ReassemblyBenchmarks
{
    private const int SequenceOffset = 14 + 20 + 4;
    private const int Size = 1000;

    private readonly byte[] _data = Frame(true, 1, TcpFlags.Ack, new byte[Size]);
    private EngineBench _bench = null!; // made by Setup
    private uint _sequence = 1;

    [GlobalSetup]
    public void Setup()
    {
        _bench = new();
        _bench.Feed(Frame(true, 0, TcpFlags.Syn, []));
        _bench.Feed(Frame(false, 0, TcpFlags.Syn | TcpFlags.Ack, []));
        _bench.Feed(Frame(true, 1, TcpFlags.Ack, []));
    }

    [GlobalCleanup]
    public void Cleanup() => _bench.Dispose();

    [Benchmark]
    public void Segment_in_order()
    {
        BinaryPrimitives.WriteUInt32BigEndian(_data.AsSpan(SequenceOffset), _sequence);
        _sequence += Size;
        _bench.Feed(_data);
    }

    private static byte[] Frame(bool fromClient, uint sequence, TcpFlags flags, byte[] payload)
    {
        var (source, sourcePort, destination, destinationPort) = fromClient ? ("10.0.0.1", 1024, "10.0.0.2", 9999) : ("10.0.0.2", 9999, "10.0.0.1", 1024);
        return PacketBuilder.Ethernet(0x0800, PacketBuilder.Ipv4(
            source, destination, IpProtocol.Tcp, PacketBuilder.Tcp(source, sourcePort, destination, destinationPort, sequence, 1, flags, payload)));
    }
}
