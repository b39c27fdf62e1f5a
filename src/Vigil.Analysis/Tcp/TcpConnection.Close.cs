using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Tcp;

internal sealed partial class TcpConnection
{
    /// <inheritdoc/>
    public override void OnDeadline(Deadline deadline, NetworkTime due, NetworkTime now)
    {
        switch (deadline)
        {
            case Deadline.Attempt:
                OnAttemptOver();
                break;
            case Deadline.Session:
                OnSessionTimer(now);
                break;
            case Deadline.PartialClose:
                OnPartialClose();
                break;
            case Deadline.Removal:
                Tracker.Remove(this);
                break;
            default:
                base.OnDeadline(deadline, due, now);
                break;
        }
    }

    private void OnClosing(TcpEndpoint sender, TcpEndpoint peer, Direction direction, NetworkTime time)
    {
        if (sender.State != TcpState.Reset && IsDataPending(sender))
            return; // it is closed once the rest was delivered or acknowledged
        if (sender.DidClose)
            return;
        // The first to close is done only when the other side has all its data; a RST behind its FIN changes nothing in that.
        if ((sender.State == TcpState.Closed || (sender.State == TcpState.Reset && sender.PreviousState == TcpState.Closed))
            && peer.State != TcpState.Inactive && !peer.DidClose
            && sender.AckedPosition < sender.FinPosition - 1)
            return;
        sender.DidClose = true;
        var isReset = sender.State == TcpState.Reset;
        if (isReset || peer.DidClose || peer.State == TcpState.Inactive)
        {
            if (isReset)
                OnReset(sender, peer, time);
            else
                OnFinished(isHalf: peer.State == TcpState.Inactive, time);
        }
        else if (Options.TcpPartialCloseDelay > 0)
        {
            SetDeadline(Deadline.PartialClose, time + Options.TcpPartialCloseDelay);
        }
    }

    private void OnFinished(bool isHalf, NetworkTime time)
    {
        if (isHalf)
            _tcpEvents.HalfFinished(this);
        else
            _tcpEvents.Finished(this);
        Tree?.ConnectionFinished(isHalf);
        Conclude();
        if (Options.TcpCloseDelay > 0)
            SetDeadline(Deadline.Removal, time + Options.TcpCloseDelay);
    }

    private void OnReset(TcpEndpoint sender, TcpEndpoint peer, NetworkTime time)
    {
        if (sender.PreviousState != TcpState.Inactive || peer.State is not (TcpState.SynSent or TcpState.SynAckSent))
            _tcpEvents.Reset(this);
        Tree?.ConnectionReset();
        Conclude();
        if (Options.TcpResetDelay > 0)
            SetDeadline(Deadline.Removal, time + Options.TcpResetDelay);
    }

    private void Conclude()
    {
        DropDeadline(Deadline.Attempt);
        DropDeadline(Deadline.PartialClose);
        DropDeadline(Deadline.Session);
        DropDeadline(Deadline.Inactivity);
    }

    private void OnAttemptOver()
    {
        if (_orig.State is not (TcpState.SynSent or TcpState.SynAckSent) || _resp.State != TcpState.Inactive)
            return;
        _tcpEvents.Attempt(this);
        _isOver = true;
        Tracker.Remove(this);
    }

    private void OnPartialClose()
    {
        if (_orig.State == _resp.State || (_orig.State != TcpState.Closed && _resp.State != TcpState.Closed))
            return;
        if (_orig.State == TcpState.Reset || _resp.State == TcpState.Reset)
            return;
        _tcpEvents.PartialClose(this);
    }

    // Looks after connections whose segments made no sense so far; what has begun is ended by the other deadlines.
    private void OnSessionTimer(NetworkTime now)
    {
        if (_orig.State != TcpState.Inactive || _resp.State != TcpState.Inactive)
            return;
        if (_lastPacket + Options.TcpConnectionLinger < now)
        {
            Events.Timeout(this);
            Tracker.Remove(this);
            return;
        }

        SetDeadline(Deadline.Session, now + Options.TcpSessionTimer);
    }

    // A SYN on a connection that is known: sent again, or the beginning of another one?
    private bool IsReusedBy(ref readonly TcpSegment segment, NetworkTime time)
    {
        if (_orig.State == TcpState.Inactive && _resp.State == TcpState.Inactive)
            return true; // so far only segments that made no sense
        if (segment.Rst || segment.Fin)
            return false;
        if (_orig.State == TcpState.Reset || _resp.State == TcpState.Reset || (_orig.DidClose && _resp.DidClose))
            return true;
        if (segment.Sequence == _orig.StartNumber || (_resp.State != TcpState.Inactive && segment.Sequence == _resp.StartNumber))
            return false;
        if (_orig.State == TcpState.SynAckSent)
            return false; // it may be the SYN that was answered
        return time - _lastPacket > Options.TcpAttemptDelay * 2;
    }

    /// <inheritdoc/>
    protected override void OnRemoved()
    {
        _orig.Held?.Clear();
        _resp.Held?.Clear();
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_tcpEvents.HasStatistics)
            _tcpEvents.Statistics(this, (_orig.Statistics ?? new()).ToValue(Engine), (_resp.Statistics ?? new()).ToValue(Engine));
        // At the end of the run what was never acknowledged is handed on as far as there is no doubt about it.
        if (_isOver || Engine.IsTerminating is false)
            return;
        if (!_orig.DidClose && !_resp.DidClose && _orig.State != TcpState.Inactive)
            _tcpEvents.Pending(this);
    }
}
