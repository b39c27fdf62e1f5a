using Vigil.Core.Net;

namespace Vigil.Analysis.Tcp;

internal sealed partial class TcpConnection
{
    // Data in order reach the analyzers in place; only what comes ahead of a hole is copied. What an end has acknowledged
    // is gone: if we have not seen it by then, the capture has lost it, and a gap is reported.
    private void DeliverData(TcpEndpoint sender, Direction direction, long position, ref readonly TcpSegment segment, bool isWhole)
    {
        if (!isWhole && segment.Data.Length < segment.DataLength)
        {
            TcpWeird("truncated_tcp_payload");
            return;
        }

        if (sender.SkipsDelivery)
            return;
        var data = segment.Data;
        var past = sender.AckedPosition - position;
        if (past >= data.Length)
            return;
        if (past > 0)
        {
            data = data[(int)past..];
            position += past;
        }

        if (position > sender.Delivered)
            Hold(sender, position, data, in segment);
        else
            DeliverInOrder(sender, direction, position, data, in segment);
    }

    private void DeliverInOrder(
        TcpEndpoint sender, Direction direction, long position, ReadOnlySpan<byte> data, ref readonly TcpSegment segment)
    {
        var known = sender.Delivered - position;
        if (known >= data.Length)
            return;
        data = data[(int)known..];
        if (sender.Held is null or { Count: 0 })
        {
            Forward(sender, direction, data);
            return;
        }

        // Where segments overlap, what came first counts.
        if (sender.Held.FirstPosition >= sender.Delivered + data.Length)
        {
            Forward(sender, direction, data);
        }
        else
        {
            Hold(sender, sender.Delivered, data, in segment);
        }

        DeliverHeld(sender, direction);
    }

    private void Hold(TcpEndpoint sender, long position, ReadOnlySpan<byte> data, ref readonly TcpSegment segment)
    {
        var held = sender.Held ??= new();
        if (!held.Add(position, data))
            _tcpEvents.RexmitInconsistency(this, default, data, FlagText(segment.Flags));
        // More than may be sent ahead, the hole counted in, and not an acknowledgment: those of the other end go another way.
        if (sender.NoDataAcked && Options.TcpMaxInitialWindow > 0 && position + data.Length - 1 > Options.TcpMaxInitialWindow)
            GiveUpDelivery(sender, "above_hole_data_without_any_acks");
        else if (Options.TcpExcessiveData > 0 && held.Cost > Options.TcpExcessiveData)
            GiveUpDelivery(sender, "excessive_data_without_further_acks");
    }

    private void GiveUpDelivery(TcpEndpoint sender, string weird)
    {
        TcpWeird(weird);
        sender.Held?.Clear();
        sender.Held = null;
        sender.SkipsDelivery = true;
    }

    // Hands on what follows without a hole.
    private void DeliverHeld(TcpEndpoint sender, Direction direction)
    {
        while (sender.Held is { Count: > 0 } held && held.FirstPosition <= sender.Delivered)
        {
            var known = (int)Math.Min(sender.Delivered - held.FirstPosition, held.FirstData.Length);
            Forward(sender, direction, held.FirstData[known..]);
            if (sender.Held is { Count: > 0 })
                sender.Held.RemoveFirst();
        }
    }

    private void Forward(TcpEndpoint sender, Direction direction, ReadOnlySpan<byte> data)
    {
        var position = sender.Delivered;
        sender.Delivered += data.Length;
        if (data.IsEmpty)
            return;
        if (_tcpEvents.HasContents && Options.TcpContents.Wants(this, direction))
            _tcpEvents.Contents(this, direction.IsOrig(), (ulong)position, data);
        if (sender.Contents is { } contents && !contents.Write(data))
            _tcpEvents.ContentsFileWriteFailure(this, direction.IsOrig(), "TCP reassembler content write failure");
        if (!SkipsProcessing)
            OnStream(data, direction);
    }

    // The other end has everything below `position`.
    private void OnAcknowledged(TcpEndpoint sender, Direction direction, long position)
    {
        if (sender.FinPosition != 0 && position >= sender.FinPosition)
            position = sender.FinPosition - 1;
        if (position <= 2 && IsPartial)
            position--; // the number of a SYN that was not seen may be off by one
        if (position <= sender.Delivered)
            return;
        if (sender.SkipsDelivery)
        {
            sender.Delivered = position;
            return;
        }

        while (sender.Held is { Count: > 0 } held && held.FirstPosition < position)
        {
            OnGap(sender, direction, held.FirstPosition - sender.Delivered);
            DeliverHeld(sender, direction);
        }

        if (position <= sender.Delivered)
            return;
        OnGap(sender, direction, position - sender.Delivered);
        DeliverHeld(sender, direction); // what is held may begin just behind
    }

    // For `get_gap_stats`: what the peer has, and what of it will never be delivered. Held data is not missing.
    private void CountAcknowledgment(TcpEndpoint sender, long acknowledged, long position)
    {
        if (sender.SkipsDelivery)
            return;
        var counts = Tracker.Gaps;
        counts.Acknowledgments++;
        counts.AcknowledgedOctets += acknowledged;
        var missing = position - sender.Delivered - (sender.Held?.OctetsBelow(position) ?? 0);
        if (missing <= 0)
            return;
        counts.Gaps++;
        counts.MissingOctets += missing;
    }

    private void OnGap(TcpEndpoint sender, Direction direction, long length)
    {
        if (length <= 0)
            return;
        var position = sender.Delivered;
        sender.Delivered += length;
        if (sender.Contents is { } contents && !contents.Write(System.Text.Encoding.ASCII.GetBytes($"\n<<gap {length}>>\n")))
            _tcpEvents.ContentsFileWriteFailure(this, direction.IsOrig(), "TCP reassembler gap write failure");
        // In other states a false number, e.g. of a RST, looks like a gap.
        var bothEstablished = _orig.WasEstablished && _resp.WasEstablished;
        if (bothEstablished)
            OnGapSeen(sender, direction);
        if (bothEstablished || Options.ReportGapsForPartial)
            Events.ContentGap(this, direction.IsOrig(), (ulong)position, (ulong)length);
        if (!SkipsProcessing)
            OnStreamGap(position, length, direction);
    }

    // Whether something of what an end sent has neither been delivered nor given up.
    private static bool IsDataPending(TcpEndpoint sender)
    {
        if (sender.SkipsDelivery)
            return false;
        var missing = sender.LastPosition - sender.Delivered;
        return missing > 0 && !(missing == 1 && sender.FinPosition != 0);
    }

    private void CheckEof(TcpEndpoint sender, Direction direction)
    {
        if (sender.DidEof || (sender.FinPosition == 0 && sender.State is not (TcpState.Closed or TcpState.Reset)) || IsDataPending(sender))
            return;
        sender.DidEof = true;
        _tcpEvents.Eof(this, direction.IsOrig());
        OnStreamEnd(direction);
    }
}
