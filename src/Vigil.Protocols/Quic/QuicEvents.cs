using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Quic;

/// <summary>What scripts hear of QUIC.</summary>
internal sealed partial class QuicEvents : EventSource
{
    /// <summary>An Initial packet, whether or not it could be decrypted.</summary>
    [Event("QUIC::initial_packet", "c: connection, is_orig: bool, version: count, dcid: string, scid: string")]
    public partial void InitialPacket(Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid);

    /// <summary>A Handshake packet; its content is encrypted.</summary>
    [Event("QUIC::handshake_packet", "c: connection, is_orig: bool, version: count, dcid: string, scid: string")]
    public partial void HandshakePacket(Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid);

    /// <summary>A 0-RTT packet; its content is encrypted.</summary>
    [Event("QUIC::zero_rtt_packet", "c: connection, is_orig: bool, version: count, dcid: string, scid: string")]
    public partial void ZeroRttPacket(Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid);

    /// <summary>A Retry packet: the client has to begin again, with the token.</summary>
    [Event("QUIC::retry_packet",
        "c: connection, is_orig: bool, version: count, dcid: string, scid: string, retry_token: string, integrity_tag: string")]
    public partial void RetryPacket(
        Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid, ByteString token, ByteString tag);

    /// <summary>A packet of a version that is not understood.</summary>
    [Event("QUIC::unhandled_version", "c: connection, is_orig: bool, version: count, dcid: string, scid: string")]
    public partial void UnhandledVersion(Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid);

    /// <summary>A CONNECTION_CLOSE frame in an Initial packet; in others it is encrypted.</summary>
    [Event("QUIC::connection_close_frame",
        "c: connection, is_orig: bool, version: count, dcid: string, scid: string, error_code: count, reason_phrase: string")]
    public partial void ConnectionClose(
        Connection c, bool isOrig, ulong version, ByteString dcid, ByteString scid, ulong errorCode, ByteString reason);

    /// <summary>What is no packet (its fixed bit is 0), in a connection of which something was decrypted.</summary>
    [Event("QUIC::discarded_packet", "c: connection, is_orig: bool, total_decrypted: count")]
    public partial void DiscardedPacket(Connection c, bool isOrig, ulong totalDecrypted);

    /// <summary>One side has sent 1, 2, 4, 8 ... packets with a short header, which carry encrypted data.</summary>
    [Event("QUIC::short_header_packet_threshold_crossed", "c: connection, is_orig: bool, threshold: count")]
    public partial void ShortHeaderThreshold(Connection c, bool isOrig, ulong threshold);
}
