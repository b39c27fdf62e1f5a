using Vigil.Packets.Decoding.Ethernet;
using Vigil.Packets.Decoding.Fragments;

namespace Vigil.Packets.Decoding.Ip;

/// <summary>IPv4 and IPv6 (RFC 791, RFC 8200): checks the header, puts fragments together, hands on the payload.</summary>
[CarriedBy("ROOT")]
[CarriedBy("ETHERNET", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("VLAN", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("VNTAG", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("SNAP", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("LINUXSLL", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("LINUXSLL2", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("IEEE802_11", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("PPPOE", 0x0021, 0x0057)]
[CarriedBy("PPP", 0x0021, 0x0057)]
[CarriedBy("PPPSERIAL", 0x0021, 0x0057)]
[CarriedBy("NULL", 2, 24, 28, 30)]
[CarriedBy("NFLOG", 2, 10)]
[CarriedBy("MPLS")]
[CarriedBy("FDDI")]
[CarriedBy("IPTUNNEL")]
[CarriedBy("SKIP")]
[CarriedBy("GENEVE", EtherType.Ipv4, EtherType.Ipv6)]
[CarriedBy("GTPV1")]
[CarriedBy("TEREDO")]
[CarriedBy("AYIYA")]
internal sealed class IpDecoder(DecodingContext context) : PacketDecoder("IP", context)
{
    private readonly ExtensionHeaders _extensions = new(context.Weirds);
    private readonly FragmentReassembler _fragments = new(context);

    /// <summary>Octets of fragments that wait for others.</summary>
    public long FragmentOctets => _fragments.Memory;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        packet.Ip = default; // until the header has proved sound, oddities are not put down to its addresses
        if (data.Length < IpHeaderReader.MinimumV4)
            return Weird(in packet, "truncated_IP");
        IpHeader ip = default;
        byte last = 0;
        switch (data[0] >> 4)
        {
            case 4:
                IpHeaderReader.ReadV4(data, ref ip);
                break;
            case 6 when data.Length < IpHeaderReader.FixedV6:
                return Weird(in packet, "truncated_IP");
            case 6:
                IpHeaderReader.ReadV6(data, ref ip);
                if (ExtensionHeaders.IsExtension(ip.Protocol))
                    _extensions.Follow(data[..Math.Min(data.Length, ip.TotalLength)], ref ip, out last);
                break;
            default:
                return Weird(in packet, "unknown_ip_version");
        }

        if (packet.Tunnel is null)
            packet.Link.Network = ip.Version == 4 ? NetworkProtocol.Ipv4 : NetworkProtocol.Ipv6;
        var wireLength = data.Length + packet.Missing;
        ip.Length = ip.TotalLength;
        if (ip.Length == 0)
        {
            Weird(in packet, "ip_hdr_len_zero");
            ip.Length = wireLength;
        }

        if (wireLength < ip.Length)
            return Weird(in packet, "truncated_IP_len");
        if (ip.HeaderLength > ip.Length)
            return Weird(in packet, "invalid_IP_header_size");
        if (ip.HeaderLength > data.Length)
            return Weird(in packet, "internally_truncated_header");
        if (ip.HeaderLength < IpHeaderReader.MinimumV4)
            return Weird(in packet, "IPv4_min_header_size");

        packet.Ip = ip;
        if (ip.Version == 4 && !packet.ChecksumVerified && Context.Options.Verifies(ip.Source) && !Checksum.Ipv4Header(ip.Octets))
            return Weird(in packet, "bad_IP_checksum");
        if (data.Length > ip.Length)
            data = data[..ip.Length]; // the rest is padding of the link
        packet.Missing = ip.Length - data.Length;
        return ip.IsFragment ? DecodeFragment(data, ref packet) : DecodePayload(data, last, ref packet);
    }

    private bool DecodeFragment(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (packet.Missing > 0)
        {
            // Nothing can be put together without the missing octets; a first fragment still tells whose packet it is.
            Weird(in packet, "incompletely_captured_fragment");
            return packet.Ip.FragmentOffset == 0 && DecodePayload(data, IpProtocol.Fragment, ref packet);
        }

        var whole = _fragments.Add(data, in packet);
        if (whole is null)
            return true;
        packet.IsReassembled = true;
        IpHeader ip = default;
        byte last = 0;
        if (packet.Ip.Version == 4)
        {
            IpHeaderReader.ReadV4(whole, ref ip);
        }
        else
        {
            IpHeaderReader.ReadV6(whole, ref ip);
            _extensions.Follow(whole, ref ip, out last);
        }

        ip.TotalLength = ip.Length = whole.Length;
        if (ip.HeaderLength > whole.Length)
            return Weird(in packet, "invalid_IP_header_size");
        packet.Ip = ip;
        return DecodePayload(whole, last, ref packet);
    }

    private bool DecodePayload(ReadOnlySpan<byte> data, byte last, ref DecodedPacket packet)
    {
        packet.Protocol = packet.Ip.Protocol;
        packet.Payload = data[packet.Ip.HeaderLength..];
        packet.PayloadWireLength = packet.Ip.PayloadLength;
        if (packet.Ip.Version == 6)
        {
            if (last == IpProtocol.Esp)
            {
                if (Context.Events.HasEspPacket)
                    Context.Events.EspPacket(Context.Headers.PacketHeader(in packet));
                return true;
            }

            if (last == IpProtocol.Mobility)
                return DecodeMobility(ref packet);
            if (packet.Protocol == IpProtocol.NoNext)
            {
                if (packet.Tunnel?.Innermost.Type != TunnelType.Teredo) // there it is a bubble, which keeps the tunnel open
                    Weird(in packet, "ipv6_no_next");
                return true;
            }
        }

        return Forward(packet.Payload, ref packet, packet.Protocol);
    }

    private bool DecodeMobility(ref DecodedPacket packet)
    {
        if (Context.Options.Verifies(packet.Ip.Source) && !Checksum.Mobility(in packet))
            return Weird(in packet, "bad_MH_checksum");
        if (Context.Events.HasMobileIpv6Message)
            Context.Events.MobileIpv6Message(Context.Headers.PacketHeader(in packet));
        if (packet.Protocol != IpProtocol.NoNext)
            Weird(in packet, "mobility_piggyback");
        return true;
    }
}
