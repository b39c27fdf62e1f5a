using Vigil.Core;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Packets.Decoding;

/// <summary>What the decoders of one engine share.</summary>
/// <param name="engine">Clock, timers and events.</param>
/// <param name="options">What scripts say about decoding.</param>
/// <param name="sink">The connection stage.</param>
/// <param name="weirds">Where oddities go.</param>
/// <param name="events">The events of this stage.</param>
public sealed class DecodingContext(
    EngineContext engine, DecodingOptions options, IPacketSink sink, IWeirdSink weirds, PacketEvents events)
{
    /// <summary>Clock, timers and events.</summary>
    public EngineContext Engine { get; } = engine;

    /// <summary>What scripts say about decoding.</summary>
    public DecodingOptions Options { get; } = options;

    /// <summary>The connection stage.</summary>
    public IPacketSink Sink { get; } = sink;

    /// <summary>The events of this stage.</summary>
    public PacketEvents Events { get; } = events;

    /// <summary>The events of tunnels.</summary>
    public TunnelEvents Tunnels { get; } = TunnelEvents.Of(engine);

    /// <summary>Options of the Geneve headers around the packet at work.</summary>
    public Geneve.GeneveOptions GeneveOptions { get; } = new();

    /// <summary>PPPoE session of the packet at work; -1 if there is none.</summary>
    public int PppoeSession { get; set; } = -1;

    /// <summary>What knows which tunnel runs over which UDP port; set once the decoders are there.</summary>
    public PacketDecoder? UdpPorts { get; set; }

    /// <summary>Headers as script values.</summary>
    public HeaderValues Headers { get; } = new(engine);

    /// <summary>Where oddities go.</summary>
    public IWeirdSink Weirds { get; } = weirds;

    /// <summary>Says that a packet is odd: between its hosts if they are known, and marked if it came through a tunnel.</summary>
    public void Weird(ref readonly DecodedPacket packet, string name, string source, string addl = "")
    {
        if (packet.Tunnel is not null)
            name += "_in_tunnel";
        if (packet.Ip.Version != 0)
            Weirds.FlowWeird(name, packet.Ip.FlowSource, packet.Ip.FlowDestination, addl, source);
        else
            Weirds.NetWeird(name, addl, source);
    }
}
