namespace Vigil.Packets.Decoding;

/// <summary>A tunnel over UDP: the connection stage hands it the payload of flows on its ports.</summary>
/// <param name="name">Its name in weirds and in <c>PacketAnalyzer::ANALYZER_...</c>.</param>
/// <param name="context">What decoders share.</param>
public abstract class UdpTunnelDecoder(string name, DecodingContext context) : PacketDecoder(name, context)
{
    /// <summary>Decodes the payload of a datagram whose connection is known.</summary>
    /// <returns>Whether it was this tunnel.</returns>
    public abstract bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints);

    /// <inheritdoc/>
    public sealed override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => false; // only behind a UDP connection

    /// <summary>Decodes what is inside, with this tunnel around it.</summary>
    protected bool DecodeInner(
        ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints, TunnelType type, PacketDecoder inner)
    {
        if ((outer.Tunnel?.Depth ?? 0) >= Context.Options.MaxTunnelDepth)
            return Weird(in outer, "exceeded_tunnel_max_depth");
        var conn = new EncapsulatingConn(
            endpoints.Originator, endpoints.Responder, endpoints.OriginatorPort, endpoints.ResponderPort, IpProtocol.Udp, type)
        {
            Uid = endpoints.Uid,
        };
        var packet = outer;
        packet.Ip = default;
        packet.Tunnel = new(outer.Tunnel, conn);
        packet.Missing = 0;
        return ForwardTo(inner, data, ref packet);
    }
}
