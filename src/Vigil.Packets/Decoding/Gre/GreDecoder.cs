using System.Globalization;
using Vigil.Core.Wire;
using Vigil.Packets.Decoding.Ethernet;
using Vigil.Packets.Decoding.IpTunnel;

namespace Vigil.Packets.Decoding.Gre;

/// <summary>GRE and what travels in it: IP, Ethernet (also mirrored: ERSPAN I to III), PPP (PPTP), 802.11 (Aruba).</summary>
[CarriedBy("IP", IpProtocol.Gre)]
[CarriedBy("LINUXSLL", IpProtocol.Gre)]
internal sealed class GreDecoder(DecodingContext context) : PacketDecoder("GRE", context)
{
    private const int ErspanIILength = 8;
    private const int ErspanIIILength = 12;
    private const int ErspanIIISubheaderLength = 8;
    private IpTunnelDecoder? _tunnel;
    private PacketDecoder? _wireless;
    private PacketDecoder? _ethernet;

    public override void Register(uint identifier, PacketDecoder decoder)
    {
        base.Register(identifier, decoder);
        if (decoder is IpTunnelDecoder tunnel)
            _tunnel = tunnel;
        else if (identifier == (uint)LinkType.Ieee80211)
            _wireless = decoder;
        else if (identifier == EtherType.TransparentEthernet)
            _ethernet = decoder;
    }

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        switch (GreHeader.Read(data, out var header))
        {
            case ParseStatus.NeedMore:
                return Weird(in packet, "truncated_GRE");
            case ParseStatus.Malformed:
                return Weird(in packet, "unknown_gre_version", header.Version.ToString(CultureInfo.InvariantCulture));
        }

        if (_tunnel is null)
            return false;
        if (header.HasRouting)
            return Weird(in packet, "gre_routing");
        var payload = data[header.Length..];
        if (header.Version == 1)
            return DecodePptp(header, payload, ref packet);
        switch (header.Protocol)
        {
            case EtherType.Ipv4:
                return _tunnel.DecodeIp(payload, ref packet, IpProtocol.Ipv4, TunnelType.Gre);
            case EtherType.Ipv6:
                return _tunnel.DecodeIp(payload, ref packet, IpProtocol.Ipv6, TunnelType.Gre);
            case EtherType.TransparentEthernet:
                return DecodeFrame(_ethernet, payload, 0, ref packet);
            case EtherType.Erspan:
                // Type I has no header of its own, and no sequence number by which to tell the two.
                return DecodeFrame(_ethernet, payload, header.HasSequence ? ErspanIILength : 0, ref packet);
            case EtherType.ErspanIII:
                return DecodeErspanIII(payload, ref packet);
            case 0x9000 or (>= 0x8200 and <= 0x8FFF and not EtherType.Mpls and not EtherType.PppInGre and not EtherType.PppoeSession):
                // Aruba numbers its controllers' tunnels from 0x8200 on; their payload is an 802.11 frame.
                return DecodeFrame(_wireless, payload, 0, ref packet);
            default:
                return Forward(payload, ref packet, header.Protocol);
        }
    }

    private bool DecodeFrame(PacketDecoder? inner, ReadOnlySpan<byte> payload, int skip, ref DecodedPacket packet)
    {
        if (payload.Length <= skip)
            return Weird(in packet, "truncated_GRE");
        return inner is not null && _tunnel!.DecodeFrame(inner, payload[skip..], ref packet, TunnelType.Gre); // checked by Decode
    }

    //  version ... | timestamp | group tag | ... flags, the last of which tells of a subheader of 8 octets
    private bool DecodeErspanIII(ReadOnlySpan<byte> payload, ref DecodedPacket packet)
    {
        if (payload.Length <= ErspanIIILength)
            return Weird(in packet, "truncated_GRE");
        var skip = ErspanIIILength + ((payload[ErspanIIILength - 1] & 1) != 0 ? ErspanIIISubheaderLength : 0);
        return DecodeFrame(_ethernet, payload, skip, ref packet);
    }

    // PPP, with or without the address and control octets; its protocol field may be one octet long (RFC 1661, 6.5).
    private bool DecodePptp(in GreHeader header, ReadOnlySpan<byte> payload, ref DecodedPacket packet)
    {
        if (header.Protocol != EtherType.PppInGre)
            return Weird(in packet, "egre_protocol_type", header.Protocol.ToString(CultureInfo.InvariantCulture));
        if (payload.IsEmpty)
            return true; // an acknowledgment only
        if (payload is [0xFF, 0x03, ..])
            payload = payload[2..];
        if (payload.Length < 2)
            return Weird(in packet, "truncated_GRE");
        int protocol;
        if ((payload[0] & 1) != 0)
        {
            protocol = payload[0];
            payload = payload[1..];
        }
        else
        {
            protocol = (payload[0] << 8) | payload[1];
            payload = payload[2..];
        }

        return protocol switch
        {
            0x0021 => _tunnel!.DecodeIp(payload, ref packet, IpProtocol.Ipv4, TunnelType.Gre), // checked by Decode
            0x0057 => _tunnel!.DecodeIp(payload, ref packet, IpProtocol.Ipv6, TunnelType.Gre),
            _ => Weird(in packet, "non_ip_packet_in_encap"),
        };
    }
}
