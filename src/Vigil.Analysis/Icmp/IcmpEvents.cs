using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Icmp;

/// <summary>Events of ICMP and ICMPv6 messages.</summary>
internal sealed partial class IcmpEvents : EventSource
{
    /// <summary>A message that has no event of its own.</summary>
    [Event("icmp_sent", "c: connection, info: icmp_info")]
    public partial void Sent(Connection c, RecordVal info);

    /// <summary>The same, with its payload.</summary>
    [Event("icmp_sent_payload", "c: connection, info: icmp_info, payload: string")]
    public partial void SentPayload(Connection c, RecordVal info, ReadOnlySpan<byte> payload);

    /// <summary>An echo request.</summary>
    [Event("icmp_echo_request", "c: connection, info: icmp_info, id: count, seq: count, payload: string")]
    public partial void EchoRequest(Connection c, RecordVal info, ulong id, ulong seq, ReadOnlySpan<byte> payload);

    /// <summary>An echo reply.</summary>
    [Event("icmp_echo_reply", "c: connection, info: icmp_info, id: count, seq: count, payload: string")]
    public partial void EchoReply(Connection c, RecordVal info, ulong id, ulong seq, ReadOnlySpan<byte> payload);

    /// <summary>An ICMPv6 error message of a type without event of its own.</summary>
    [Event("icmp_error_message", "c: connection, info: icmp_info, code: count, context: icmp_context")]
    public partial void ErrorMessage(Connection c, RecordVal info, ulong code, RecordVal context);

    /// <summary>A packet could not be delivered.</summary>
    [Event("icmp_unreachable", "c: connection, info: icmp_info, code: count, context: icmp_context")]
    public partial void Unreachable(Connection c, RecordVal info, ulong code, RecordVal context);

    /// <summary>A packet was too big for the next hop (ICMPv6).</summary>
    [Event("icmp_packet_too_big", "c: connection, info: icmp_info, code: count, context: icmp_context")]
    public partial void PacketTooBig(Connection c, RecordVal info, ulong code, RecordVal context);

    /// <summary>A packet lived too long, or its fragments did.</summary>
    [Event("icmp_time_exceeded", "c: connection, info: icmp_info, code: count, context: icmp_context")]
    public partial void TimeExceeded(Connection c, RecordVal info, ulong code, RecordVal context);

    /// <summary>A header was not understood (ICMPv6).</summary>
    [Event("icmp_parameter_problem", "c: connection, info: icmp_info, code: count, context: icmp_context")]
    public partial void ParameterProblem(Connection c, RecordVal info, ulong code, RecordVal context);

    /// <summary>A host asks for routers (ICMPv6).</summary>
    [Event("icmp_router_solicitation", "c: connection, info: icmp_info, options: icmp6_nd_options")]
    public partial void RouterSolicitation(Connection c, RecordVal info, VectorVal options);

    /// <summary>A router offers its service (ICMPv6).</summary>
    [Event("icmp_router_advertisement",
        "c: connection, info: icmp_info, cur_hop_limit: count, managed: bool, other: bool, home_agent: bool, pref: count, proxy: bool, rsv: count, router_lifetime: interval, reachable_time: interval, retrans_timer: interval, options: icmp6_nd_options")]
    public partial void RouterAdvertisement(
        Connection c, RecordVal info, ulong cur_hop_limit, bool managed, bool other, bool home_agent, ulong pref, bool proxy, ulong rsv,
        double router_lifetime, double reachable_time, double retrans_timer, VectorVal options);

    /// <summary>A host asks for the link address of another (ICMPv6).</summary>
    [Event("icmp_neighbor_solicitation", "c: connection, info: icmp_info, tgt: addr, options: icmp6_nd_options")]
    public partial void NeighborSolicitation(Connection c, RecordVal info, Addr tgt, VectorVal options);

    /// <summary>A host tells its link address (ICMPv6).</summary>
    [Event("icmp_neighbor_advertisement",
        "c: connection, info: icmp_info, router: bool, solicited: bool, override: bool, tgt: addr, options: icmp6_nd_options")]
    public partial void NeighborAdvertisement(
        Connection c, RecordVal info, bool router, bool solicited, bool isOverride, Addr tgt, VectorVal options);

    /// <summary>A router names a better one (ICMPv6).</summary>
    [Event("icmp_redirect", "c: connection, info: icmp_info, tgt: addr, dest: addr, options: icmp6_nd_options")]
    public partial void Redirect(Connection c, RecordVal info, Addr tgt, Addr dest, VectorVal options);
}
