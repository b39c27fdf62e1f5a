using System.Buffers.Binary;
using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding.IpTunnel;

/// <summary>IP in IP (RFC 2003, RFC 2473, RFC 4213), and what GRE hands over: decodes the inner packet with the tunnel around it.</summary>
[CarriedBy("IP", IpProtocol.Ipv4, IpProtocol.Ipv6)]
[CarriedBy("GRE", IpProtocol.Ipv4, IpProtocol.Ipv6)]
internal sealed class IpTunnelDecoder(DecodingContext context) : PacketDecoder("IPTUNNEL", context)
{
    private readonly IpTunnelTable _tunnels = new(context);

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet) =>
        DecodeIp(data, ref packet, packet.Protocol, TunnelType.Ip);

    /// <summary>Decodes an inner IP packet of the version that <paramref name="protocol"/> names.</summary>
    public bool DecodeIp(ReadOnlySpan<byte> data, ref DecodedPacket packet, byte protocol, TunnelType type)
    {
        if (!MayNest(ref packet))
            return false;
        var minimum = protocol == IpProtocol.Ipv6 ? IpHeaderReader.FixedV6 : IpHeaderReader.MinimumV4;
        if (data.Length < minimum)
            return Weird(in packet, "truncated_inner_IP");
        if (data[0] >> 4 != (protocol == IpProtocol.Ipv6 ? 6 : 4))
            return Weird(in packet, "invalid_inner_IP_version");
        var total = protocol == IpProtocol.Ipv6
            ? IpHeaderReader.FixedV6 + BinaryPrimitives.ReadUInt16BigEndian(data[4..])
            : BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        if (total > data.Length)
            return Weird(in packet, "truncated_inner_IP");
        if (total < data.Length)
            Weird(in packet, "inner_IP_payload_mismatch");
        return Default is not null && DecodeInside(Default, data, ref packet, type);
    }

    /// <summary>Decodes an inner frame of another kind.</summary>
    public bool DecodeFrame(PacketDecoder inner, ReadOnlySpan<byte> data, ref DecodedPacket packet, TunnelType type) =>
        MayNest(ref packet) && DecodeInside(inner, data, ref packet, type);

    private bool MayNest(ref DecodedPacket packet)
    {
        if (Context.Options.MaxTunnelDepth == 0)
            return false; // told not to look into tunnels
        if ((packet.Tunnel?.Depth ?? 0) < Context.Options.MaxTunnelDepth)
            return true;
        return Weird(in packet, "exceeded_tunnel_max_depth");
    }

    private bool DecodeInside(PacketDecoder decoder, ReadOnlySpan<byte> data, ref DecodedPacket packet, TunnelType type)
    {
        var inner = packet; // the outer packet stays what it is
        inner.Tunnel = _tunnels.StackFor(
            packet.Tunnel, packet.Ip.FlowSource, packet.Ip.FlowDestination, packet.Protocol, type, packet.Time);
        inner.Ip = default;
        inner.Link = default;
        inner.IsReassembled = false;
        return ForwardTo(decoder, data, ref inner);
    }
}
