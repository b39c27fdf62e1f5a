using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>The events that decoding raises.</summary>
public sealed partial class PacketEvents : EventSource
{
    /// <summary>A packet was seen, whatever it is; its headers as far as they could be read.</summary>
    [Event("raw_packet", "p: raw_pkt_hdr")]
    public partial void RawPacket(RecordVal p);

    /// <summary>A packet that came to nothing: no header could be followed to its end.</summary>
    [Event("packet_not_processed", "pkt: pcap_packet")]
    public partial void NotProcessed(RecordVal pkt);

    /// <summary>An ARP request.</summary>
    [Event("arp_request", "mac_src: string, mac_dst: string, SPA: addr, SHA: string, TPA: addr, THA: string")]
    public partial void ArpRequest(string macSource, string macDestination, Addr spa, string sha, Addr tpa, string tha);

    /// <summary>An ARP reply.</summary>
    [Event("arp_reply", "mac_src: string, mac_dst: string, SPA: addr, SHA: string, TPA: addr, THA: string")]
    public partial void ArpReply(string macSource, string macDestination, Addr spa, string sha, Addr tpa, string tha);

    /// <summary>An ARP packet that contradicts itself or the frame that carries it.</summary>
    [Event("bad_arp", "SPA: addr, SHA: string, TPA: addr, THA: string, explanation: string")]
    public partial void BadArp(Addr spa, string sha, Addr tpa, string tha, string explanation);

    /// <summary>An IPv6 packet whose headers end in ESP.</summary>
    [Event("esp_packet", "p: pkt_hdr")]
    public partial void EspPacket(RecordVal p);

    /// <summary>A Mobile IPv6 signalling packet.</summary>
    [Event("mobile_ipv6_message", "p: pkt_hdr")]
    public partial void MobileIpv6Message(RecordVal p);

    /// <summary>Something follows a header that no decoder is registered for.</summary>
    [Event("unknown_protocol", "analyzer_name: string, protocol: count, first_bytes: string, analyzer_history: string_vec")]
    public partial void UnknownProtocol(string analyzer, uint protocol, ReadOnlySpan<byte> firstOctets, VectorVal history);

    /// <summary>An IGMP message.</summary>
    [Event("IGMP::message", "packet: raw_pkt_hdr, msg_type: IGMP::MessageType")]
    public partial void IgmpMessage(RecordVal packet, int messageType);

    /// <summary>Somebody asks which groups have members.</summary>
    [Event("IGMP::membership_query", "source: addr, group_addr: addr")]
    public partial void IgmpMembershipQuery(Addr source, Addr group);

    /// <summary>A host is a member of a group (version 1).</summary>
    [Event("IGMP::membership_report_v1", "source: addr, group_addr: addr")]
    public partial void IgmpMembershipReportV1(Addr source, Addr group);

    /// <summary>A host is a member of a group (version 2).</summary>
    [Event("IGMP::membership_report_v2", "source: addr, group_addr: addr")]
    public partial void IgmpMembershipReportV2(Addr source, Addr group);

    /// <summary>A host is a member of some groups, from some sources each (version 3).</summary>
    [Event("IGMP::membership_report_v3", "source: addr, groups: vector of IGMP::Group")]
    public partial void IgmpMembershipReportV3(Addr source, VectorVal groups);

    /// <summary>A host left a group.</summary>
    [Event("IGMP::leave_group", "source: addr, group_addr: addr")]
    public partial void IgmpLeaveGroup(Addr source, Addr group);
}
