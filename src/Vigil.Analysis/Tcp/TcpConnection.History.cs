using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tcp;

internal sealed partial class TcpConnection
{
    private static char Letter(char letter, Direction direction) =>
        direction == Direction.Originator ? letter : char.ToLowerInvariant(letter);

    // Writes a letter unless the end has written it already.
    private bool Note(TcpEndpoint end, Direction direction, HistoryMark mark, char letter)
    {
        if ((end.Seen & mark) != 0)
            return false;
        end.Seen |= mark;
        AddHistory(Letter(letter, direction));
        return true;
    }

    private void NoteFlags(TcpEndpoint sender, Direction direction, ref readonly TcpSegment segment)
    {
        var sequence = segment.Sequence;
        if ((segment.Syn && segment.Fin) || (segment.Syn && segment.Rst))
        {
            Note(sender, direction, HistoryMark.MultiFlag, 'Q');
            return;
        }

        if (segment.Fin && segment.Rst)
        {
            Note(sender, direction, HistoryMark.Inconsistent, 'I');
            return;
        }

        if (segment.Syn)
        {
            var letter = segment.Ack ? 'H' : 'S';
            if (!Note(sender, direction, segment.Ack ? HistoryMark.SynAck : HistoryMark.Syn, letter) && sequence != sender.LastSyn)
                AddHistory(Letter(letter, direction));
            sender.LastSyn = sequence;
        }

        if (segment.Fin)
        {
            // A FIN that is sent again may carry data again and so begin earlier: its end tells.
            var end = sequence + segment.SequenceLength;
            if (!Note(sender, direction, HistoryMark.Fin, 'F') && end != sender.LastFin)
                AddHistory(Letter('F', direction));
            sender.LastFin = end;
        }

        if (segment.Rst)
        {
            // Of an end that is reset already another RST tells nothing.
            if (!Note(sender, direction, HistoryMark.Rst, 'R') && sequence != sender.LastRst && sender.State != TcpState.Reset)
                AddHistory(Letter('R', direction));
            sender.LastRst = sequence;
        }

        if ((segment.Flags & (TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst)) != 0)
            return;
        if (segment.DataLength > 0)
            Note(sender, direction, HistoryMark.Data, 'D');
        else if (segment.Ack)
            Note(sender, direction, HistoryMark.Ack, 'A');
    }

    private void OnBadChecksum(TcpEndpoint sender, Direction direction)
    {
        TcpWeird("bad_TCP_checksum");
        if (!sender.BadChecksums.Increment(out var reached))
            return;
        AddHistory(Letter('C', direction));
        if (reached > 1)
            _tcpEvents.MultipleChecksumErrors(this, direction.IsOrig(), reached);
    }

    private void OnRetransmission(TcpEndpoint sender, Direction direction, ref readonly TcpSegment segment)
    {
        if (_tcpEvents.HasRexmit)
        {
            _tcpEvents.Rexmit(this, direction.IsOrig(), (ulong)sender.PositionOf(segment.Sequence, sender.Last),
                (ulong)segment.DataLength, (ulong)Math.Max(0, sender.Last - sender.Acked), sender.Window);
        }

        if (!sender.Retransmissions.Increment(out var reached))
            return;
        AddHistory(Letter('T', direction));
        if (reached > 1)
            _tcpEvents.MultipleRetransmissions(this, direction.IsOrig(), reached);
    }

    private void OnGapSeen(TcpEndpoint sender, Direction direction)
    {
        if (!sender.Gaps.Increment(out var reached))
            return;
        AddHistory(Letter('G', direction));
        if (reached > 1)
            _tcpEvents.MultipleGaps(this, direction.IsOrig(), reached);
    }

    private void UpdateWindow(TcpEndpoint sender, TcpEndpoint peer, Direction direction, ref readonly TcpSegment segment)
    {
        var scale = sender.WindowScale;
        var window = (uint)segment.Window << scale;

        // Uninteresting with or behind a RST, and once the peer has nothing left to send.
        if (window == 0 && !segment.Rst && peer.State != TcpState.Closed && sender.State != TcpState.Reset)
            OnZeroWindow(sender, direction);

        // The window of a SYN is not scaled, so it cannot be compared.
        if (segment.Syn)
        {
            sender.Window = window;
            sender.WindowSequence = segment.Sequence;
            sender.WindowAcknowledgment = segment.Acknowledgment;
            sender.IsWindowOfSyn = true;
            return;
        }

        var sequenceAdvance = TcpEndpoint.Distance(segment.Sequence, sender.WindowSequence);
        var acknowledgmentAdvance = TcpEndpoint.Distance(segment.Acknowledgment, sender.WindowAcknowledgment);
        if (sender.WindowSequence != 0 && (acknowledgmentAdvance < 0 || (acknowledgmentAdvance == 0 && sequenceAdvance < 0)))
            return; // out of order
        // What was acknowledged meanwhile no longer needs room: the right edge of the window must not move back.
        if (!segment.Rst && !segment.Fin && !sender.IsWindowOfSyn && sender.State is TcpState.Established
            && sender.Window > window + (long)acknowledgmentAdvance && sender.Window - (window + (long)acknowledgmentAdvance) > 1L << scale)
            Weird("window_recision");
        sender.IsWindowOfSyn = false;
        sender.Window = window;
        sender.WindowSequence = segment.Sequence;
        sender.WindowAcknowledgment = segment.Acknowledgment;
    }

    private void OnZeroWindow(TcpEndpoint sender, Direction direction)
    {
        if (!sender.ZeroWindows.Increment(out var reached))
            return;
        AddHistory(Letter('W', direction));
        if (reached > 1)
            _tcpEvents.MultipleZeroWindows(this, direction.IsOrig(), reached);
    }

    private void CountStorm(ref uint count, string weird, NetworkTime time)
    {
        if (++count == Options.TcpStormThreshold && time < _lastPacket + Options.TcpStormInterarrival)
            TcpWeird(weird);
    }

    private void OnSyn(TcpEndpoint sender, Direction direction, ref readonly TcpSegment segment, ref readonly DecodedPacket packet)
    {
        CountStorm(ref _synCount, "SYN_storm", packet.Time);
        sender.WindowScale = TcpOptions.WindowScaleOf(segment.Options, out var stated);
        if (stated < 0 && segment.Ack)
            _orig.WindowScale = _resp.WindowScale = 0; // windows are scaled only if both sides want it (RFC 7323 2.2)
        if (stated > TcpOptions.LargestScale)
            Weird("TCP_scale_range", stated.ToString(System.Globalization.CultureInfo.InvariantCulture), "TCP");
        if (segment.Rst)
            TcpWeird("TCP_christmas");
        if ((segment.Flags & TcpFlags.Urgent) != 0)
            TcpWeird("baroque_SYN");
        if (segment.DataLength > 0)
            TcpWeird("SYN_with_data");
        if (_tcpEvents.HasSynPacket)
            RaiseSyn(direction, in segment, in packet);
    }
}
