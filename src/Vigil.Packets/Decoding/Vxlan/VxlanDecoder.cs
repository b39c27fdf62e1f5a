namespace Vigil.Packets.Decoding.Vxlan;

/// <summary>VXLAN (RFC 7348): Ethernet frames of a virtual network.</summary>
internal sealed class VxlanDecoder(DecodingContext context) : UdpTunnelDecoder("VXLAN", TunnelType.Vxlan, context)
{
    //  flags | reserved, 3 octets | network identifier, 3 octets | reserved

    private const int HeaderLength = 8;
    private const byte FlagIdentifier = 0x08;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data.Length <= HeaderLength || (data[0] & FlagIdentifier) == 0)
            return false;
        Confirm(in endpoints);
        if (!DecodeInner(data[HeaderLength..], in outer, in endpoints, out var inner))
            return false;
        if (Context.Tunnels.HasVxlan && endpoints.Carrier is { } carrier && inner.Ip.Version != 0)
            Context.Tunnels.Vxlan(carrier, Context.Headers.PacketHeader(in inner), NetworkIdentifier(data[4..]));
        return true;
    }
}
