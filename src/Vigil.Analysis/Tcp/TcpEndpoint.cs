using Vigil.Analysis.Connections;

namespace Vigil.Analysis.Tcp;

/// <summary>What is known of one end of a TCP connection.</summary>
/// <remarks>
/// Sequence numbers are kept in 64 bits: the number on the wire in the low half, the times it wrapped in the high half.
/// "Relative" positions count from the SYN, which is at 0, so that the first octet of data is at 1. An end whose SYN was
/// not seen is placed as though its SYN had stood right before its first octet.
/// </remarks>
internal sealed class TcpEndpoint
{
    /// <summary>Its state.</summary>
    public TcpState State { get; private set; }

    /// <summary>The state before that.</summary>
    public TcpState PreviousState { get; private set; }

    /// <summary>The file its stream is written to, or <see langword="null"/>.</summary>
    public Core.Values.FileVal? Contents { get; set; }

    /// <summary>How its segments came; <see langword="null"/> unless scripts ask, or while there are none with data.</summary>
    public SegmentStatistics? Statistics;

    /// <summary>Which history letters of one kind each have been written (<see cref="HistoryMark"/>).</summary>
    public HistoryMark Seen;

    /// <summary>Shift from its window scale option; 0 if none.</summary>
    public byte WindowScale;

    /// <summary>Whether this end was told to be closed: its FIN or RST came and all its data were delivered.</summary>
    public bool DidClose;

    /// <summary>Whether the end of its stream was announced to analyzers.</summary>
    public bool DidEof;

    /// <summary>Whether its stream is not reassembled any more.</summary>
    public bool SkipsDelivery;

    /// <summary>Number of its SYN.</summary>
    public long Start;

    /// <summary>Number behind the last octet it sent.</summary>
    public long Last;

    /// <summary>Highest number that the other end acknowledged.</summary>
    public long Acked;

    /// <summary>Relative position up to which its stream was delivered or given up.</summary>
    public long Delivered = 1;

    /// <summary>Relative position behind its FIN; 0 if there was none.</summary>
    public long FinPosition;

    /// <summary>Sequence numbers of the SYN, FIN and RST that were last written to the history.</summary>
    public uint LastSyn;

    /// <summary>See <see cref="LastSyn"/>.</summary>
    public uint LastFin;

    /// <summary>See <see cref="LastSyn"/>.</summary>
    public uint LastRst;

    /// <summary>Its receive window, scaled.</summary>
    public uint Window;

    /// <summary>Sequence and acknowledgment number of the segment that <see cref="Window"/> comes from.</summary>
    public uint WindowSequence;

    /// <summary>See <see cref="WindowSequence"/>.</summary>
    public uint WindowAcknowledgment;

    /// <summary>Whether <see cref="Window"/> comes from a SYN, where it is never scaled.</summary>
    public bool IsWindowOfSyn;

    /// <summary>Segments that brought nothing new.</summary>
    public ScaledCounter Retransmissions;

    /// <summary>Zero windows.</summary>
    public ScaledCounter ZeroWindows;

    /// <summary>Gaps.</summary>
    public ScaledCounter Gaps;

    /// <summary>Wrong checksums.</summary>
    public ScaledCounter BadChecksums;

    /// <summary>Segments that came ahead of a hole, or <see langword="null"/>.</summary>
    public HeldSegments? Held;

    /// <summary>Number of the first octet of data, in the low 32 bits.</summary>
    public uint StartNumber => (uint)Start;

    /// <summary>Relative position behind the last octet it sent.</summary>
    public long LastPosition => Last - Start;

    /// <summary>Relative position up to which the other end has its data.</summary>
    public long AckedPosition => Acked - Start;

    /// <summary>Whether the other end acknowledged nothing but the SYN.</summary>
    public bool NoDataAcked => Acked == Start || Acked == Start + 1;

    /// <summary>Whether it sent data in a handshake that was seen, and if it ended, ended after that.</summary>
    public bool WasEstablished =>
        State == TcpState.Established || (State == TcpState.Closed && PreviousState == TcpState.Established);

    /// <summary>Changes the state.</summary>
    public void SetState(TcpState state)
    {
        if (state == State)
            return;
        PreviousState = State;
        State = state;
    }

    /// <summary>Puts the beginning of its stream, and what is sent and acknowledged, at <paramref name="number"/>.</summary>
    public void Place(long number)
    {
        Start = number;
        Last = number;
        Acked = number;
    }

    /// <summary>Replaces the low half of <see cref="Last"/>, without counting a wrap.</summary>
    public void OverwriteLast(uint number) => Last = (Last & ~0xFFFF_FFFFL) | number;

    /// <summary>The relative position of a sequence number, assuming it is near <paramref name="reference"/>.</summary>
    public long PositionOf(uint number, long reference) => reference + Distance(number, (uint)reference) - Start;

    /// <summary>Signed distance between sequence numbers, which wrap.</summary>
    public static int Distance(uint number, uint from) => unchecked((int)(number - from));

    /// <summary>Octets of data it sent, as far as its numbers and the other end's acknowledgments tell.</summary>
    /// <param name="peer">The other end.</param>
    public long Size(TcpEndpoint peer)
    {
        // A reset in answer to a half-open connection carries the number the other side made up (RFC 9293 3.5.1).
        if (PreviousState == TcpState.SynSent && State == TcpState.Reset && peer.State == TcpState.Inactive && !NoDataAcked)
            return 0;
        var size = Math.Max(Last, Acked) - Start;
        if (size != 0)
            size--; // the SYN
        if (FinPosition != 0 && size != 0)
            size--;
        return size;
    }
}
