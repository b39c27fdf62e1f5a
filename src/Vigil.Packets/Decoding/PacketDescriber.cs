using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Capture;

namespace Vigil.Packets.Decoding;

/// <summary>Decodes a packet only to tell scripts its headers: no connection, no event, no weird comes of it.</summary>
public sealed class PacketDescriber
{
    private readonly PacketDecoding _decoding;

    /// <summary>Decoders of its own, so that fragments at work are left alone.</summary>
    public PacketDescriber(EngineContext engine, DecodingOptions options)
    {
        var nobody = new Nobody();
        _decoding = new(engine, options, nobody, nobody, new EventTable(engine).Source(static table => new PacketEvents(table)));
    }

    /// <summary>The headers as <c>raw_pkt_hdr</c>.</summary>
    public RecordVal Describe(ref readonly RawPacket packet) => _decoding.Describe(in packet);

    private sealed class Nobody : IPacketSink, IWeirdSink
    {
        public void OnTransport(ref readonly DecodedPacket packet)
        {
            // Only its headers are wanted.
        }

        public void NetWeird(string name, string addl, string source)
        {
            // Told when the packet was analysed.
        }

        public void FlowWeird(string name, Addr source, Addr destination, string addl, string analyzer)
        {
            // Told when the packet was analysed.
        }
    }
}
