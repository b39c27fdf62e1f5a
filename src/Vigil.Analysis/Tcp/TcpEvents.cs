using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Analysis.Tcp;

/// <summary>Events of TCP connections.</summary>
internal sealed partial class TcpEvents : EventSource
{
    /// <summary>A SYN was never answered.</summary>
    [Event("connection_attempt", "c: connection")]
    public partial void Attempt(Connection c);

    /// <summary>The handshake is complete.</summary>
    [Event("connection_established", "c: connection")]
    public partial void Established(Connection c);

    /// <summary>A SYN was answered by a RST.</summary>
    [Event("connection_rejected", "c: connection")]
    public partial void Rejected(Connection c);

    /// <summary>A connection was reset.</summary>
    [Event("connection_reset", "c: connection")]
    public partial void Reset(Connection c);

    /// <summary>Both sides closed.</summary>
    [Event("connection_finished", "c: connection")]
    public partial void Finished(Connection c);

    /// <summary>One side closed, and nothing was ever seen from the other.</summary>
    [Event("connection_half_finished", "c: connection")]
    public partial void HalfFinished(Connection c);

    /// <summary>One side closed and the other did not for a while.</summary>
    [Event("connection_partial_close", "c: connection")]
    public partial void PartialClose(Connection c);

    /// <summary>A connection that was still open when the run ended.</summary>
    [Event("connection_pending", "c: connection")]
    public partial void Pending(Connection c);

    /// <summary>The originator acknowledged the SYN of the responder.</summary>
    [Event("connection_first_ACK", "c: connection")]
    public partial void FirstAck(Connection c);

    /// <summary>A SYN; <c>pkt</c> tells what it offers.</summary>
    [Event("connection_SYN_packet", "c: connection, pkt: SYN_packet")]
    public partial void SynPacket(Connection c, RecordVal pkt);

    /// <summary>All data of an end were delivered after its FIN or RST.</summary>
    [Event("connection_EOF", "c: connection, is_orig: bool")]
    public partial void Eof(Connection c, bool is_orig);

    /// <summary>A connection whose beginning was not seen.</summary>
    [Event("partial_connection", "c: connection")]
    public partial void Partial(Connection c);

    /// <summary>The content of a connection will be delivered (<c>tcp_contents</c>).</summary>
    [Event("new_connection_contents", "c: connection")]
    public partial void NewContents(Connection c);

    /// <summary>A segment.</summary>
    [Event("tcp_packet", "c: connection, is_orig: bool, flags: string, seq: count, ack: count, len: count, payload: string")]
    public partial void Packet(Connection c, bool is_orig, string flags, ulong seq, ulong ack, ulong len, ReadOnlySpan<byte> payload);

    /// <summary>One option of a segment.</summary>
    [Event("tcp_option", "c: connection, is_orig: bool, opt: count, optlen: count")]
    public partial void Option(Connection c, bool is_orig, ulong opt, ulong optlen);

    /// <summary>The options of a segment.</summary>
    [Event("tcp_options", "c: connection, is_orig: bool, options: TCP::OptionList")]
    public partial void Options(Connection c, bool is_orig, VectorVal options);

    /// <summary>Data of a stream, in order.</summary>
    [Event("tcp_contents", "c: connection, is_orig: bool, seq: count, contents: string")]
    public partial void Contents(Connection c, bool is_orig, ulong seq, ReadOnlySpan<byte> contents);

    /// <summary>The file that a stream is written to did not take something: it is closed, or its disk is full.</summary>
    [Event("contents_file_write_failure", "c: connection, is_orig: bool, msg: string")]
    public partial void ContentsFileWriteFailure(Connection c, bool is_orig, string msg);

    /// <summary>How the segments of both ends came, at the end of the connection.</summary>
    [Event("conn_stats", "c: connection, os: endpoint_stats, rs: endpoint_stats")]
    public partial void Statistics(Connection c, RecordVal os, RecordVal rs);

    /// <summary>Data that were sent before.</summary>
    [Event("tcp_rexmit", "c: connection, is_orig: bool, seq: count, len: count, data_in_flight: count, window: count")]
    public partial void Rexmit(Connection c, bool is_orig, ulong seq, ulong len, ulong data_in_flight, ulong window);

    /// <summary>Data that were sent before and differ now.</summary>
    [Event("rexmit_inconsistency", "c: connection, t1: string, t2: string, tcp_flags: string")]
    public partial void RexmitInconsistency(Connection c, ReadOnlySpan<byte> t1, ReadOnlySpan<byte> t2, string tcp_flags);

    /// <summary>A power of ten of retransmissions was reached.</summary>
    [Event("tcp_multiple_retransmissions", "c: connection, is_orig: bool, threshold: count")]
    public partial void MultipleRetransmissions(Connection c, bool is_orig, ulong threshold);

    /// <summary>A power of ten of zero windows was reached.</summary>
    [Event("tcp_multiple_zero_windows", "c: connection, is_orig: bool, threshold: count")]
    public partial void MultipleZeroWindows(Connection c, bool is_orig, ulong threshold);

    /// <summary>A power of ten of gaps was reached.</summary>
    [Event("tcp_multiple_gap", "c: connection, is_orig: bool, threshold: count")]
    public partial void MultipleGaps(Connection c, bool is_orig, ulong threshold);

    /// <summary>A power of ten of wrong checksums was reached.</summary>
    [Event("tcp_multiple_checksum_errors", "c: connection, is_orig: bool, threshold: count")]
    public partial void MultipleChecksumErrors(Connection c, bool is_orig, ulong threshold);
}
