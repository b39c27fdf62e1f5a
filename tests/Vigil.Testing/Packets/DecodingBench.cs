using System.Buffers.Binary;
using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Values;
using Vigil.Packets.Capture;
using Vigil.Packets.Decoding;

namespace Vigil.Testing.Packets;

/// <summary>A decoding stage on its own: packets in, one line for each transport packet and weird out.</summary>
public sealed class DecodingBench : IPacketSink, IWeirdSink
{
    public DecodingBench()
    {
        Engine = new(new SilentReporter());
        Engine.AddService(new EventTable(Engine));
        Options = new();
        Decoding = new(Engine, Options, this, this);
        foreach (var (port, tunnel) in new[] { (4789U, "VXLAN"), (6081U, "GENEVE"), (2152U, "GTPV1"), (3544U, "TEREDO"), (5072U, "AYIYA"), (4754U, "GRE") })
            Decoding.Decoders.Register("UDP", port, tunnel); // as the base scripts do
    }

    public EngineContext Engine { get; }

    public DecodingOptions Options { get; }

    public PacketDecoding Decoding { get; }

    /// <summary><c>source > destination protocol: payload in hex</c>, with <c>in n</c> before the colon inside n tunnels.</summary>
    public List<string> Transports { get; } = [];

    /// <summary>Payloads of the transport packets.</summary>
    public List<byte[]> Payloads { get; } = [];

    /// <summary><c>name (addl) analyzer source > destination</c>, without what is empty.</summary>
    public List<string> Weirds { get; } = [];

    /// <summary>Link headers of the transport packets.</summary>
    public List<LinkHeader> Links { get; } = [];

    /// <summary>Decodes one packet.</summary>
    public DecodingBench Feed(byte[] data, LinkType linkType = LinkType.Ethernet, double time = 1, int wireLength = -1)
    {
        Engine.Now = new NetworkTime(time);
        Engine.Timers.Advance(Engine.Now, 0);
        var raw = new RawPacket
        {
            Time = Engine.Now,
            LinkType = linkType,
            Data = data,
            WireLength = wireLength < 0 ? data.Length : wireLength,
        };
        Decoding.Process(in raw);
        return this;
    }

    public void OnTransport(ref readonly DecodedPacket packet)
    {
        var depth = packet.Tunnel is null ? "" : $" in {packet.Tunnel.Depth}";
        Transports.Add($"{packet.Ip.FlowSource} > {packet.Ip.FlowDestination} {packet.Protocol}{depth}");
        Payloads.Add(packet.Payload.ToArray());
        Links.Add(packet.Link);
        if (Options.Verifies(packet.Ip.Source) && !Checksum.Transport(in packet))
            Weirds.Add("bad transport checksum");
        if (packet.Protocol == IpProtocol.Udp)
            DecodeTunnel(in packet);
    }

    public void NetWeird(string name, string addl = "", string source = "") => Weirds.Add($"{name} {addl} {source}".Replace("  ", " ").Trim());

    public void FlowWeird(string name, Addr source, Addr destination, string addl = "", string analyzer = "") =>
        Weirds.Add($"{name} {addl} {analyzer} {source} > {destination}".Replace("   ", " ").Replace("  ", " "));

    // What the connection stage does with UDP flows on the ports of tunnels.
    private void DecodeTunnel(ref readonly DecodedPacket packet)
    {
        var source = new Port(BinaryPrimitives.ReadUInt16BigEndian(packet.Payload), TransportProtocol.Udp);
        var destination = new Port(BinaryPrimitives.ReadUInt16BigEndian(packet.Payload[2..]), TransportProtocol.Udp);
        var ends = new TunnelEndpoints(packet.Ip.FlowSource, packet.Ip.FlowDestination, source, destination, ByteString.From("C1"));
        if (Decoding.HandlesUdpPort(destination.Number) && Decoding.DecodeUdpTunnel(destination.Number, in packet, packet.Payload[8..], in ends))
            Transports.Add(Decoding.LastTunnel);
    }
}
