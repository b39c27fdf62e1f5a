using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Tcp;

internal sealed partial class TcpConnection
{
    // Each end has a state of its own; a segment changes its sender's and now and then the peer's. Returns whether
    // the segment closes the sender's side.
    private bool UpdateState(
        TcpEndpoint sender, TcpEndpoint peer, Direction direction, ref readonly TcpSegment segment, int advance, NetworkTime time) =>
        sender.State switch
        {
            TcpState.Inactive => FromInactive(sender, peer, direction, in segment, time),
            TcpState.SynSent or TcpState.SynAckSent => FromSynSent(sender, peer, direction, in segment),
            TcpState.Established or TcpState.Partial => FromEstablished(sender, peer, in segment),
            TcpState.Closed => FromClosed(sender, peer, in segment, advance),
            _ => FromReset(in segment),
        };

    private bool FromInactive(
        TcpEndpoint sender, TcpEndpoint peer, Direction direction, ref readonly TcpSegment segment, NetworkTime time)
    {
        var closes = false;
        if (segment.Syn)
        {
            if (direction == Direction.Originator)
                OnFirstSyn(sender, peer, in segment, time);
            else
                OnSynReply(sender, peer, in segment);
        }

        if (segment.Fin)
        {
            sender.SetState(TcpState.Closed);
            closes = true;
            if (peer.State != TcpState.Partial && !segment.Syn)
                TcpWeird("spontaneous_FIN");
        }

        if (segment.Rst && direction == Direction.Responder)
        {
            if (peer.State is TcpState.SynSent or TcpState.SynAckSent)
                _tcpEvents.Rejected(this);
            sender.SetState(TcpState.Reset);
            closes = true;
        }

        if (sender.State == TcpState.Inactive && !segment.Rst)
        {
            // Data or a bare ACK: of a handshake whose first half was not seen, or of none at all.
            sender.SetState(peer.State == TcpState.Established ? TcpState.Established : TcpState.Partial);
            StartStatusUpdates();
        }

        return closes;
    }

    private void OnFirstSyn(TcpEndpoint sender, TcpEndpoint peer, ref readonly TcpSegment segment, NetworkTime time)
    {
        if (segment.Ack)
        {
            if (peer.State == TcpState.Inactive)
            {
                TcpWeird("connection_originator_SYN_ack");
                sender.SetState(TcpState.SynAckSent);
            }
            else
            {
                sender.SetState(TcpState.Established);
                if (peer.State == TcpState.SynSent)
                    peer.SetState(TcpState.Established);
                if (peer.State != TcpState.Partial)
                    OnEstablished();
            }
        }
        else
        {
            sender.SetState(TcpState.SynSent);
        }

        if (Options.TcpAttemptDelay > 0)
            SetDeadline(Deadline.Attempt, time + Options.TcpAttemptDelay);
    }

    private void OnSynReply(TcpEndpoint sender, TcpEndpoint peer, ref readonly TcpSegment segment)
    {
        if (segment.Ack)
        {
            if (peer.State is not (TcpState.Inactive or TcpState.Partial) && !Acknowledges(peer, segment.Acknowledgment))
                TcpWeird("bad_SYN_ack");
        }
        else if (peer.State == TcpState.SynAckSent && segment.Sequence == sender.StartNumber)
        {
            // SYN and SYN with ACK came in the wrong order, so the one taken for the originator answers.
            _partiality = Partiality.Whole;
            FlipRoles();
            _isFlipping = true;
            peer.SetState(TcpState.Established);
        }
        else
        {
            TcpWeird("simultaneous_open");
        }

        if (peer.State == TcpState.SynSent)
            peer.SetState(TcpState.Established);
        else if (peer.State == TcpState.Inactive)
            TcpWeird("unsolicited_SYN_response");
        sender.SetState(TcpState.Established);
        if (peer.State != TcpState.Partial)
            OnEstablished();
    }

    private bool FromSynSent(TcpEndpoint sender, TcpEndpoint peer, Direction direction, ref readonly TcpSegment segment)
    {
        var closes = false;
        if (segment.Syn)
        {
            if (direction == Direction.Originator)
            {
                if (segment.Ack && !segment.Fin && !segment.Rst && sender.State != TcpState.SynAckSent)
                    TcpWeird("repeated_SYN_with_ack");
            }
            else if (!segment.Ack && segment.Sequence != sender.StartNumber)
            {
                TcpWeird("repeated_SYN_reply_wo_ack");
            }
        }

        if (segment.Fin)
        {
            if (peer.State is TcpState.Inactive or TcpState.SynSent or TcpState.Partial)
                TcpWeird("inappropriate_FIN");
            sender.SetState(TcpState.Closed);
            closes = true;
        }

        if (segment.Rst)
        {
            sender.SetState(TcpState.Reset);
            closes = true;
        }
        else if (segment.DataLength > 0 && !segment.Syn)
        {
            TcpWeird("data_before_established");
        }

        return closes;
    }

    private bool FromEstablished(TcpEndpoint sender, TcpEndpoint peer, ref readonly TcpSegment segment)
    {
        if (segment.Syn && sender.State == TcpState.Partial && peer.State == TcpState.Inactive && !segment.Ack)
        {
            TcpWeird("SYN_after_partial");
            sender.SetState(TcpState.SynSent);
        }

        if (segment.Fin && !segment.Rst)
        {
            sender.SetState(TcpState.Closed);
            // It closed in order and sent a RST only to be sure.
            if (peer.State == TcpState.Reset && peer.PreviousState == TcpState.Closed)
                peer.SetState(TcpState.Closed);
        }

        if (segment.Rst)
            sender.SetState(TcpState.Reset);
        return segment.Fin || segment.Rst;
    }

    private bool FromClosed(TcpEndpoint sender, TcpEndpoint peer, ref readonly TcpSegment segment, int advance)
    {
        if (segment.Fin && !segment.Rst && advance > 0)
            TcpWeird("FIN_advanced_last_seq");
        if (!segment.Rst)
            return false;
        // If both sides sent a FIN, the connection was closed in order whatever comes behind it.
        if (peer.State != TcpState.Closed)
            sender.SetState(TcpState.Reset);
        return !segment.Ack;
    }

    private bool FromReset(ref readonly TcpSegment segment)
    {
        if (segment.Fin && !segment.Rst)
            TcpWeird("FIN_after_reset");
        if (segment.DataLength > 0 && !segment.Syn && !segment.Rst)
            TcpWeird("data_after_reset");
        return false;
    }

    private void OnEstablished()
    {
        _tcpEvents.Established(this);
        StartStatusUpdates();
    }

    // Whether a number acknowledges something an end has sent.
    private static bool Acknowledges(TcpEndpoint sent, uint number) =>
        TcpEndpoint.Distance(number, sent.StartNumber) >= 0 && TcpEndpoint.Distance(number, (uint)sent.Last) <= 0;
}
