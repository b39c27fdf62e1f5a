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
