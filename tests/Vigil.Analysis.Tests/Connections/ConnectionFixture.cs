using System.Buffers.Binary;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tcp;
using Vigil.Analysis.Tree;
using Vigil.Analysis.Weird;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tests.Connections;

/// <summary>A tracker without scripts, fed with segments between two fixed ends.</summary>
internal sealed class ConnectionFixture
{
    private static readonly Addr Client = Addr.V4(0x0A000001);
    private static readonly Addr Server = Addr.V4(0x0A000002);

    public ConnectionFixture(ConnectionOptions? options = null)
    {
        Engine = new(new NoReporter());
        Engine.AddService(new EventTable(Engine));
        Engine.AddService(new RandomSource(1));
        var weirds = new WeirdReporter(Engine);
        Registry = new(Engine, [new AnalyzerDescriptor("RECORDER", context => Recorder = new(context))]);
        Registry.RegisterPort(Registry.Find("recorder")!, new(80, TransportProtocol.Tcp));
        // No file leaves these connections.
        var services = new AnalysisServices(Engine, new AnalyzerDetection(Engine, Registry), weirds, null!);
        Tracker = new(services, (options ?? new()) with { IgnoreChecksums = true }, weirds, Registry);
    }

    public EngineContext Engine { get; }

    public AnalyzerRegistry Registry { get; }

    public ConnectionTracker Tracker { get; }

    public StreamRecorder? Recorder { get; private set; }

    public TcpConnection Connection => (TcpConnection)Tracker.Find(
        Client, new(40000, TransportProtocol.Tcp), Server, new(80, TransportProtocol.Tcp))!;

    public void FromClient(TcpFlags flags, uint sequence, uint acknowledgment, ReadOnlySpan<byte> data = default, double at = 1) =>
        Send(Client, Server, 40000, 80, flags, sequence, acknowledgment, data, at);

    public void FromServer(TcpFlags flags, uint sequence, uint acknowledgment, ReadOnlySpan<byte> data = default, double at = 1) =>
        Send(Server, Client, 80, 40000, flags, sequence, acknowledgment, data, at);

    public void Handshake(uint client = 100, uint server = 500)
    {
        FromClient(TcpFlags.Syn, client, 0);
        FromServer(TcpFlags.Syn | TcpFlags.Ack, server, client + 1);
        FromClient(TcpFlags.Ack, client + 1, server + 1);
    }

    public void Raw(ReadOnlySpan<byte> transport, byte protocol, double at)
    {
        Span<byte> header = stackalloc byte[20];
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(20 + transport.Length));
        Deliver(header, transport, protocol, Client, Server, at);
    }

    private void Send(
        Addr source, Addr destination, ushort sourcePort, ushort destinationPort,
        TcpFlags flags, uint sequence, uint acknowledgment, ReadOnlySpan<byte> data, double at)
    {
        var segment = new byte[20 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(segment, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), destinationPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), acknowledgment);
        segment[12] = 0x50;
        segment[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(14), 8192);
        data.CopyTo(segment.AsSpan(20));
        Span<byte> header = stackalloc byte[20];
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(20 + segment.Length));
        Deliver(header, segment, IpProtocol.Tcp, source, destination, at);
    }

    private void Deliver(ReadOnlySpan<byte> header, ReadOnlySpan<byte> transport, byte protocol, Addr source, Addr destination, double at)
    {
        var packet = default(DecodedPacket);
        packet.Time = new(at);
        packet.Protocol = protocol;
        packet.Payload = transport;
        packet.PayloadWireLength = transport.Length;
        packet.Ip.Octets = header;
        packet.Ip.Version = 4;
        packet.Ip.Source = packet.Ip.FlowSource = source;
        packet.Ip.Destination = packet.Ip.FlowDestination = destination;
        packet.Ip.TotalLength = 20 + transport.Length;
        packet.Ip.HeaderLength = 20;
        if (packet.Time > Engine.Now)
            Engine.Now = packet.Time;
        Engine.Timers.Advance(Engine.Now, 0);
        Tracker.OnTransport(in packet);
    }

    private sealed class NoReporter : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error") => Errors++;

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning")
        {
        }

        public override void Info(string message, SourceLocation? location = null)
        {
        }
    }
}
