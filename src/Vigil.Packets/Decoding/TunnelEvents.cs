using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>The events that tunnels over UDP raise.</summary>
public sealed partial class TunnelEvents : EventSource
{
    /// <summary>A packet in VXLAN.</summary>
    [Event("vxlan_packet", "outer: connection, inner: pkt_hdr, vni: count")]
    public partial void Vxlan(IValueSource outer, RecordVal inner, ulong vni);

    /// <summary>A packet in Geneve.</summary>
    [Event("geneve_packet", "outer: connection, inner: pkt_hdr, vni: count")]
    public partial void Geneve(IValueSource outer, RecordVal inner, ulong vni);

    /// <summary>A packet in Teredo.</summary>
    [Event("teredo_packet", "outer: connection, inner: teredo_hdr")]
    public partial void Teredo(IValueSource outer, RecordVal inner);

    /// <summary>A packet in Teredo with an authentication in front.</summary>
    [Event("teredo_authentication", "outer: connection, inner: teredo_hdr")]
    public partial void TeredoAuthentication(IValueSource outer, RecordVal inner);

    /// <summary>A packet in Teredo with an origin indication in front.</summary>
    [Event("teredo_origin_indication", "outer: connection, inner: teredo_hdr")]
    public partial void TeredoOrigin(IValueSource outer, RecordVal inner);

    /// <summary>A packet in Teredo that is empty and keeps the way through a NAT open.</summary>
    [Event("teredo_bubble", "outer: connection, inner: teredo_hdr")]
    public partial void TeredoBubble(IValueSource outer, RecordVal inner);

    /// <summary>A connection is followed as a Teredo tunnel.</summary>
    [Event("new_teredo_state", "c: connection")]
    public partial void NewTeredoState(IValueSource c);

    /// <summary>A connection is followed as a GTP tunnel.</summary>
    [Event("new_gtpv1_state", "c: connection")]
    public partial void NewGtpV1State(IValueSource c);

    /// <summary>A GTP message of whatever type.</summary>
    [Event("gtpv1_message", "c: connection, hdr: gtpv1_hdr")]
    public partial void GtpV1Message(IValueSource c, RecordVal hdr);

    /// <summary>A GTP message with a packet of a user.</summary>
    [Event("gtpv1_g_pdu_packet", "outer: connection, inner_gtp: gtpv1_hdr, inner_ip: pkt_hdr")]
    public partial void GtpV1UserPacket(IValueSource outer, RecordVal innerGtp, RecordVal innerIp);

    /// <summary>To create a PDP context is asked for.</summary>
    [Event("gtpv1_create_pdp_ctx_request", "c: connection, hdr: gtpv1_hdr, elements: gtp_create_pdp_ctx_request_elements")]
    public partial void CreateContextRequest(IValueSource c, RecordVal hdr, RecordVal elements);

    /// <summary>To create a PDP context was asked for; the answer.</summary>
    [Event("gtpv1_create_pdp_ctx_response", "c: connection, hdr: gtpv1_hdr, elements: gtp_create_pdp_ctx_response_elements")]
    public partial void CreateContextResponse(IValueSource c, RecordVal hdr, RecordVal elements);

    /// <summary>To update a PDP context is asked for.</summary>
    [Event("gtpv1_update_pdp_ctx_request", "c: connection, hdr: gtpv1_hdr, elements: gtp_update_pdp_ctx_request_elements")]
    public partial void UpdateContextRequest(IValueSource c, RecordVal hdr, RecordVal elements);

    /// <summary>To update a PDP context was asked for; the answer.</summary>
    [Event("gtpv1_update_pdp_ctx_response", "c: connection, hdr: gtpv1_hdr, elements: gtp_update_pdp_ctx_response_elements")]
    public partial void UpdateContextResponse(IValueSource c, RecordVal hdr, RecordVal elements);

    /// <summary>To delete a PDP context is asked for.</summary>
    [Event("gtpv1_delete_pdp_ctx_request", "c: connection, hdr: gtpv1_hdr, elements: gtp_delete_pdp_ctx_request_elements")]
    public partial void DeleteContextRequest(IValueSource c, RecordVal hdr, RecordVal elements);

    /// <summary>To delete a PDP context was asked for; the answer.</summary>
    [Event("gtpv1_delete_pdp_ctx_response", "c: connection, hdr: gtpv1_hdr, elements: gtp_delete_pdp_ctx_response_elements")]
    public partial void DeleteContextResponse(IValueSource c, RecordVal hdr, RecordVal elements);
}
