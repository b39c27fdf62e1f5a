using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>Events in the life of a connection, whatever its transport.</summary>
internal sealed partial class ConnectionEvents : EventSource
{
    /// <summary>The first packet of a connection was seen.</summary>
    [Event("new_connection", "c: connection")]
    public partial void New(Connection c);

    /// <summary>A packet of a connection, whatever it carries.</summary>
    [Event("new_packet", "c: connection, p: pkt_hdr")]
    public partial void NewPacket(Connection c, RecordVal p);

    /// <summary>An IPv6 packet of a connection with extension headers.</summary>
    [Event("ipv6_ext_headers", "c: connection, p: pkt_hdr")]
    public partial void ExtensionHeaders(Connection c, RecordVal p);

    /// <summary>What a packet carries behind its transport header, as it came.</summary>
    [Event("packet_contents", "c: connection, contents: string")]
    public partial void PacketContents(Connection c, ReadOnlySpan<byte> contents);

    /// <summary>A connection leaves the table; the last event that has it.</summary>
    [Event("connection_state_remove", "c: connection")]
    public partial void StateRemove(Connection c);

    /// <summary>A connection was silent for too long.</summary>
    [Event("connection_timeout", "c: connection")]
    public partial void Timeout(Connection c);

    /// <summary>Raised in intervals for every open connection.</summary>
    [Event("connection_status_update", "c: connection")]
    public partial void StatusUpdate(Connection c);

    /// <summary>A new connection between the same ends replaces one that had not been removed.</summary>
    [Event("connection_reused", "c: connection")]
    public partial void Reused(Connection c);

    /// <summary>Originator and responder were exchanged.</summary>
    [Event("connection_flipped", "c: connection", IsRaisedUnasked = true)]
    public partial void Flipped(Connection c);

    /// <summary>The IPv6 flow label of one direction changed.</summary>
    [Event("connection_flow_label_changed", "c: connection, is_orig: bool, old_label: count, new_label: count")]
    public partial void FlowLabelChanged(Connection c, bool is_orig, ulong old_label, ulong new_label);

    /// <summary>The tunnels around a connection changed; <c>e</c> are the new ones.</summary>
    [Event("tunnel_changed", "c: connection, e: EncapsulatingConnVector")]
    public partial void TunnelChanged(Connection c, VectorVal e);

    /// <summary>One direction sent at least <c>threshold</c> octets.</summary>
    [Event("conn_bytes_threshold_crossed", "c: connection, threshold: count, is_orig: bool")]
    public partial void BytesThreshold(Connection c, ulong threshold, bool is_orig);

    /// <summary>One direction sent at least <c>threshold</c> packets.</summary>
    [Event("conn_packets_threshold_crossed", "c: connection, threshold: count, is_orig: bool")]
    public partial void PacketsThreshold(Connection c, ulong threshold, bool is_orig);

    /// <summary>A connection lasts at least <c>threshold</c>.</summary>
    [Event("conn_duration_threshold_crossed", "c: connection, threshold: interval, is_orig: bool")]
    public partial void DurationThreshold(Connection c, double threshold, bool is_orig);

    /// <summary>Both directions together sent one of <c>ConnThreshold::generic_packet_thresholds</c>.</summary>
    [Event("conn_generic_packet_threshold_crossed", "c: connection, threshold: count")]
    public partial void GenericPacketThreshold(Connection c, ulong threshold);

    /// <summary>Part of a stream never came (TCP).</summary>
    [Event("content_gap", "c: connection, is_orig: bool, seq: count, length: count")]
    public partial void ContentGap(Connection c, bool is_orig, ulong seq, ulong length);
}
