using System.Buffers.Binary;
using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding;

/// <summary>A tunnel over UDP: the connection stage hands it the payload of flows on its ports.</summary>
/// <param name="name">Its name in weirds and in <c>PacketAnalyzer::ANALYZER_...</c>.</param>
/// <param name="type">What scripts call the tunnel.</param>
/// <param name="context">What decoders share.</param>
public abstract class UdpTunnelDecoder(string name, TunnelType type, DecodingContext context) : PacketDecoder(name, context)
{
    // Packets of one tunnel mostly come in a row: they share one stack.
    private EncapsulationStack? _last;
    private EncapsulationStack? _lastOuter;

    /// <summary>Decodes the payload of a datagram whose connection is known.</summary>
    /// <returns>Whether it was this tunnel.</returns>
    public abstract bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints);

    /// <inheritdoc/>
    public sealed override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) => false; // only behind a UDP connection

    /// <summary>Decodes what is inside as <paramref name="identifier"/> says, or as the default does.</summary>
    /// <param name="data">What is inside.</param>
    /// <param name="outer">The datagram around it.</param>
    /// <param name="endpoints">Its connection.</param>
    /// <param name="packet">The packet inside as far as it was read; not to be kept.</param>
    /// <param name="identifier">What the tunnel calls what is inside.</param>
    protected bool DecodeInner(
        ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints, out DecodedPacket packet, uint? identifier = null)
    {
        packet = outer;
        packet.Ip = default;
        if (Context.Options.MaxTunnelDepth == 0)
            return false; // told not to look into tunnels
        if ((outer.Tunnel?.Depth ?? 0) >= Context.Options.MaxTunnelDepth)
            return Weird(in outer, "exceeded_tunnel_max_depth");
        packet.Link = default;
        packet.IsReassembled = false;
        packet.Tunnel = StackFor(outer.Tunnel, in endpoints);
        packet.Missing = outer.PayloadWireLength - outer.Payload.Length;
        return identifier is { } known ? Forward(data, ref packet, known) : ForwardToDefault(data, ref packet);
    }

    /// <summary>The connection carries this tunnel; told once.</summary>
    protected void Confirm(in TunnelEndpoints endpoints)
    {
        if (endpoints.Carrier is not { } carrier || (carrier.Progress & TunnelProgress.Confirmed) != 0)
            return;
        carrier.Progress |= TunnelProgress.Confirmed;
        carrier.ConfirmTunnel(Name);
    }

    /// <summary>The connection does not carry this tunnel; told once, and not of one that has been confirmed.</summary>
    protected void Violate(in TunnelEndpoints endpoints, string reason)
    {
        if (endpoints.Carrier is not { } carrier || (carrier.Progress & (TunnelProgress.Confirmed | TunnelProgress.Violated)) != 0)
            return;
        carrier.Progress |= TunnelProgress.Violated;
        carrier.TunnelViolation(Name, reason);
    }

    /// <summary>Whether it is registered for the responder's port; otherwise it only looks whether the content is its own.</summary>
    protected bool IsOnPort(in TunnelEndpoints endpoints) =>
        Context.UdpPorts is { } udp && udp.Find((uint)endpoints.ResponderPort.Number) == this;

    /// <summary>A network identifier of 24 bits, in network order.</summary>
    protected static uint NetworkIdentifier(ReadOnlySpan<byte> octets) => BinaryPrimitives.ReadUInt32BigEndian(octets) >> 8;

    private EncapsulationStack StackFor(EncapsulationStack? outer, in TunnelEndpoints endpoints)
    {
        if (_last is { } last && ReferenceEquals(_lastOuter, outer) && Equals(last.Innermost.Uid, endpoints.Uid))
            return last;
        var conn = new EncapsulatingConn(
            endpoints.Originator, endpoints.Responder, endpoints.OriginatorPort, endpoints.ResponderPort, IpProtocol.Udp, type)
        {
            Uid = endpoints.Uid,
        };
        _lastOuter = outer;
        return _last = new(outer, conn);
    }

    /// <summary>Whether <paramref name="data"/> is one whole IP packet, which tells tunnels from other traffic on their ports.</summary>
    protected static bool IsIpPacket(ReadOnlySpan<byte> data)
    {
        if (data.Length < IpHeaderReader.MinimumV4)
            return false;
        return (data[0] >> 4) switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(data[2..]) == data.Length,
            6 => data.Length >= IpHeaderReader.FixedV6
                && IpHeaderReader.FixedV6 + BinaryPrimitives.ReadUInt16BigEndian(data[4..]) == data.Length,
            _ => false,
        };
    }
}
