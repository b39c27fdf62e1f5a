using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tcp;

/// <summary>Follows one TCP connection: handshake, sequence numbers, streams, end.</summary>
/// <remarks>
/// Divided by aspect: this file takes a segment through its steps, <c>.State</c> holds the state machine,
/// <c>.Stream</c> puts the data in order, <c>.Close</c> ends the connection, <c>.History</c> writes what was seen.
/// A monitor sees neither all segments nor the ones the ends see, so nothing here is an error: it is noted.
/// </remarks>
internal sealed partial class TcpConnection : TrackedConnection
{
    // A jump of the sequence numbers by more than this is rather a stray number than data.
    private const int LargeJump = 1 << 20;

    private readonly TcpEvents _tcpEvents;
    private TcpEndpoint _orig = new();
    private TcpEndpoint _resp = new();
    private NetworkTime _lastPacket;
    private Partiality _partiality;
    private bool _sawFirstAck;
    private bool _isOver;
    private bool _isFlipping;
    private uint _finCount;
    private uint _rstCount;
    private uint _synCount;

    /// <summary>A connection that begins with <paramref name="packet"/>.</summary>
    public TcpConnection(ConnectionTracker tracker, FlowKey key, ref readonly TcpSegment segment, ref readonly DecodedPacket packet)
        : base(tracker, key, segment.SourcePort, segment.DestinationPort, in packet)
    {
        _tcpEvents = tracker.TcpEvents;
        SetInactivityTimeout(Options.TcpInactivityTimeout);
        if (Options.TcpSessionTimer > 0)
            SetDeadline(Deadline.Session, packet.Time + Options.TcpSessionTimer);
    }

    private enum Partiality : byte
    {
        Unknown,
        Whole,
        Partial,
    }

    /// <inheritdoc/>
    public override TransportProtocol Transport => TransportProtocol.Tcp;

    /// <summary>Whether its beginning was not seen.</summary>
    public override bool IsPartial => _partiality == Partiality.Partial;

    /// <inheritdoc/>
    public override int StateOf(Direction direction) => (int)EndOf(direction).State;

    /// <inheritdoc/>
    public override long SizeOf(Direction direction) => EndOf(direction).Size(EndOf(direction.Opposite()));

    /// <summary>Octets held ahead of holes, both ends together.</summary>
    public long HeldOctets => (_orig.Held?.Octets ?? 0) + (_resp.Held?.Octets ?? 0);

    /// <summary>Sequence numbers that an end has used.</summary>
    public uint SequenceOf(Direction direction) => (uint)EndOf(direction).LastPosition;

    /// <summary>The file that a direction is written to, or <see langword="null"/>.</summary>
    public Core.Values.FileVal? ContentsOf(Direction direction) => EndOf(direction).Contents;

    /// <summary>Writes a direction to a file from here on, or no more.</summary>
    public void SetContents(Direction direction, Core.Values.FileVal? file) => EndOf(direction).Contents = file;

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_orig, _resp) = (_resp, _orig);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    public override bool IsReusedBy(ref readonly DecodedPacket packet)
    {
        if (!TcpSegment.TryRead(packet.Payload, packet.PayloadWireLength, out var segment)
            || !segment.Syn || segment.Ack && (_orig.State != TcpState.Inactive || _resp.State != TcpState.Inactive))
            return false;
        return IsReusedBy(in segment, packet.Time);
    }

    /// <inheritdoc/>
    public override void Deliver(ref readonly DecodedPacket packet, Direction direction)
    {
        if (!TcpSegment.TryRead(packet.Payload, packet.PayloadWireLength, out var segment))
            return;
        var isWhole = packet.IsWhole;
        var sender = EndOf(direction);
        if (Tracker.HasBadChecksum(in packet))
        {
            OnBadChecksum(sender, direction);
            return;
        }

        Count(in packet, direction);
        ShowContents(segment.Data);
        Process(in segment, in packet, direction, isWhole);
    }

    private void Process(ref readonly TcpSegment segment, ref readonly DecodedPacket packet, Direction direction, bool isWhole)
    {
        var time = packet.Time;
        var sequence = segment.Sequence;
        if (_orig.State == TcpState.SynAckSent && _resp.State == TcpState.Inactive && !segment.Syn)
        {
            OnMissedSyn();
            direction = direction.Opposite();
        }

        var sender = EndOf(direction);
        var peer = EndOf(direction.Opposite());
        SetPartiality(in segment, direction);
        NoteFlags(sender, direction, in segment);
        UpdateWindow(sender, peer, direction, in segment);

        var end = unchecked(sequence + segment.SequenceLength);
        PlaceSender(sender, in segment);
        if (segment.Syn && sender.State is not (TcpState.Closed or TcpState.Reset))
            sender.OverwriteLast(end); // so data of a SYN are never new: nobody takes them before the handshake is over
        var position = sender.PositionOf(sequence, sender.Last);
        if (position < 0 && !segment.Rst)
            TcpWeird("TCP_seq_underflow_or_misorder");

        if (segment.Syn)
            OnSyn(sender, direction, in segment, in packet);
        if (segment.Fin)
        {
            CountStorm(ref _finCount, "FIN_storm", time);
            sender.FinPosition = position + segment.SequenceLength;
        }

        if (segment.Rst)
        {
            CountStorm(ref _rstCount, "RST_storm", time);
            Tree?.SegmentWithReset();
        }

        var acknowledged = 0L;
        if (segment.Ack)
            acknowledged = OnAcknowledgment(sender, peer, direction, in segment);

        var advance = UpdateLast(sender, direction, in segment, end);
        if (_tcpEvents.HasStatistics && segment.DataLength > 0 && !segment.Rst)
            (sender.Statistics ??= new()).Note(in packet.Ip, segment.DataLength, isNew: advance > 0);
        _lastPacket = time;
        var closes = UpdateState(sender, peer, direction, in segment, advance, time);

        // The state machine may find out that the roles are reversed.
        if (_isFlipping)
        {
            _isFlipping = false;
            direction = direction.Opposite();
        }

        if (_tcpEvents.HasPacket)
            RaisePacket(direction, position, acknowledged, in segment);
        if (!segment.Options.IsEmpty && (_tcpEvents.HasOption || _tcpEvents.HasOptions))
            RaiseOptions(direction, in segment);

        if (!_orig.DidClose || !_resp.DidClose)
            Latest = time;

        var carries = segment.DataLength > 0 && !segment.Rst && position >= 0;
        if (carries && !SkipsProcessing)
        {
            RequireTree().SeePacket(in packet, direction);
            DeliverData(sender, direction, position + (segment.Syn ? 1 : 0), in segment, isWhole);
        }

        CheckEof(sender, direction);
        if (segment.Ack && peer.State == TcpState.Closed && !peer.DidClose && peer.AckedPosition >= peer.FinPosition - 1)
            OnClosing(peer, sender, direction.Opposite(), time);
        // A hole before the FIN may have kept the sender open; these data filled it.
        if (closes || (carries && sender.State == TcpState.Closed && !sender.DidClose))
            OnClosing(sender, peer, direction, time);
    }

    // The first segment was a SYN with ACK, and no SYN comes: its sender answered one that was missed.
    private void OnMissedSyn()
    {
        var letters = History;
        ClearHistory();
        FlipRoles();
        foreach (var letter in letters)
            AddHistory(char.IsAsciiLetterLower(letter) ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        _partiality = Partiality.Whole;
    }

    /// <inheritdoc/>
    protected override bool IsEstablished =>
        IsPartial || (_orig.State >= TcpState.Established && _resp.State >= TcpState.Established);

    // Weirds bear the name of this analyzer, but for those about what the numbers of segments tell.
    private void TcpWeird(string name) => Weird(name, "", "TCP");

    private TcpEndpoint EndOf(Direction direction) => direction == Direction.Originator ? _orig : _resp;

    private void SetPartiality(ref readonly TcpSegment segment, Direction direction)
    {
        if (_partiality != Partiality.Unknown)
            return;
        var whole = direction == Direction.Originator ? segment.Syn && !segment.Ack : segment.Syn && segment.Ack;
        _partiality = whole ? Partiality.Whole : Partiality.Partial;
        if (IsPartial)
            _tcpEvents.Partial(this);
    }

    // Finds the place of the sender's stream when it first speaks, or begins anew with another SYN.
    private void PlaceSender(TcpEndpoint sender, ref readonly TcpSegment segment)
    {
        var sequence = segment.Sequence;
        switch (sender.State)
        {
            case TcpState.Inactive:
                sender.Place(segment.Syn ? sequence : sequence - 1L);
                break;
            case TcpState.SynSent or TcpState.SynAckSent:
                if (segment.Syn && sequence != sender.StartNumber)
                {
                    Weird("SYN_seq_jump");
                    sender.Place(sequence);
                }

                break;
            case TcpState.Established or TcpState.Partial:
                if (!segment.Syn)
                    break;
                if (sender.Size(ReferenceEquals(sender, _orig) ? _resp : _orig) > 0)
                    Weird("SYN_inside_connection");
                if (sequence != sender.StartNumber)
                {
                    Weird("SYN_seq_jump");
                    if (sender.Size(ReferenceEquals(sender, _orig) ? _resp : _orig) == 0)
                        sender.Place(sequence);
                }

                break;
            case TcpState.Reset when segment.Syn:
                TcpWeird("SYN_after_reset");
                if (sender.PreviousState == TcpState.Inactive)
                    sender.Place(sequence); // the RST's number was a stray one
                break;
            case TcpState.Closed when segment.Syn:
                TcpWeird("SYN_after_close");
                break;
        }
    }

    // Finds the place of an end that did not speak yet from what the other one acknowledges.
    private void PlacePeer(TcpEndpoint sender, TcpEndpoint peer, ref readonly TcpSegment segment)
    {
        var number = segment.Acknowledgment;
        if (!segment.Syn && !segment.Fin && !segment.Rst)
        {
            // It has sent a SYN, or more, and now acknowledges what we do not see: the other half goes another way.
            // Of a connection that was odd before this is no news.
            if (!HadWeird && sender.State is (TcpState.SynSent or TcpState.SynAckSent or TcpState.Established))
                Weird("possible_split_routing");
            peer.Place(number - 1L);
        }
        else
        {
            peer.Place(number - 1L);
        }

        peer.OverwriteLast(number);
    }

    private long OnAcknowledgment(TcpEndpoint sender, TcpEndpoint peer, Direction direction, ref readonly TcpSegment segment)
    {
        if (direction == Direction.Originator && !_sawFirstAck && sender.State is TcpState.Established or TcpState.SynSent)
        {
            _sawFirstAck = true;
            _tcpEvents.FirstAck(this);
        }

        var number = segment.Acknowledgment;
        var before = peer.Acked;
        long position;
        if (peer.State == TcpState.Inactive)
        {
            position = 1;
            PlacePeer(sender, peer, in segment);
        }
        else
        {
            position = peer.PositionOf(number, peer.Acked);
            if (position < 0)
            {
                position = 0;
                if (!segment.Rst)
                    TcpWeird("TCP_ack_underflow_or_misorder");
            }
            else if (!segment.Rst)
            {
                // Those of resets are often made up.
                var advance = TcpEndpoint.Distance(number, (uint)peer.Acked);
                if (advance > 0 && !(number == 0 && advance > LargeJump))
                    peer.Acked += advance;
            }
        }

        if (peer.Acked > before && _orig.State == TcpState.Established && _resp.State == TcpState.Established)
            CountAcknowledgment(peer, peer.Acked - before, position);
        OnAcknowledged(peer, direction.Opposite(), position);
        return position;
    }

    // Moves the end of what the sender sent; returns how far the segment reaches beyond it.
    private int UpdateLast(TcpEndpoint sender, Direction direction, ref readonly TcpSegment segment, uint end)
    {
        var advance = TcpEndpoint.Distance(end, (uint)sender.Last);
        if ((segment.Syn || segment.Rst) && Math.Abs((long)advance) > LargeJump)
            sender.OverwriteLast(end);
        else if (segment.Fin && sender.Last == sender.Start + 1)
            sender.Last += (uint)advance; // handshake and FIN were seen, everything between was not
        else if (sender.State == TcpState.Reset)
            return advance;
        else if (advance > 0)
            sender.Last += advance;
        else if (segment.DataLength > 0)
            OnRetransmission(sender, direction, in segment);
        return advance;
    }
}
