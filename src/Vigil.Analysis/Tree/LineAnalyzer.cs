using Vigil.Analysis.Connections;
using Vigil.Core.Net;

namespace Vigil.Analysis.Tree;

/// <summary>Cuts a direction of a stream into lines; on request passes a number of octets on as they are.</summary>
/// <remarks>
/// Each delivery to the analyzer served is one line without its end, or, while <see cref="IsPlain"/>, octets between lines.
/// A line that lies within one delivery is handed on in place; only unfinished lines are copied.
/// </remarks>
public sealed class LineAnalyzer(Connection connection, Direction direction, LineEnds ends, LineWeirds weirds, bool isTelnet = false)
    : SupportAnalyzer(new AnalyzerContext(connection, isTelnet ? TelnetKind : Kind), direction)
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';

    private static readonly AnalyzerDescriptor Kind =
        new("CONTENTLINE", static _ => throw new InvalidOperationException("made by the analyzers that need it"));

    // Lines of protocols on top of Telnet are cut by another analyzer, whose name their weirds bear.
    private static readonly AnalyzerDescriptor TelnetKind =
        new("NVT", static _ => throw new InvalidOperationException("made by the analyzers that need it"));

    private StreamBuffer _held;
    private byte _last; // the octet before the next one; decides whether CR LF was split between deliveries
    private bool _hasCrEnded; // whether that octet, a CR, ended a line by itself
    private bool _isCrBound; // whether that line counted towards the limit, so that the LF behind it does, too
    private long _plain;
    private int _takingFrom = -1; // length of what a bounded line is being taken from
    private bool _isBoundCounted;
    private (int Start, int Length) _end;
    private (int Start, int Length) _previousEnd;

    /// <summary>Longest line, octets; a longer one is cut there.</summary>
    public int MaxLineLength { get; init; } = 1 << 20;

    /// <summary>Whether only CR LF ends a line for now, and nothing else is noted: the lines are those of content.</summary>
    public bool IsContent { get; set; }

    /// <summary>Whether a NUL in a line is dropped and noted.</summary>
    public bool DropsNul { get; init; }

    /// <summary>Whether a connection that was picked up in mid-stream yields nothing.</summary>
    public bool SkipsPartial { get; init; }

    /// <summary>Whether input is thrown away from now on.</summary>
    public bool SkipsInput { get; set; }

    /// <summary>Whether the delivery at work is plain octets, not a line.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>What ended the line at work: CR LF, LF or CR; nothing if it was cut off.</summary>
    public ReadOnlySpan<byte> LineEnd => "\r\n"u8.Slice(_end.Start, _end.Length);

    /// <summary>What ended the line before it.</summary>
    public ReadOnlySpan<byte> PreviousLineEnd => "\r\n"u8.Slice(_previousEnd.Start, _previousEnd.Length);

    /// <summary>Octets of a line that has not ended.</summary>
    public int Held => _held.Length;

    /// <summary>Octets still to be passed on as they are.</summary>
    public long PlainLeft => _plain;

    /// <summary>Octets that may still be cut into lines before <see cref="BoundLines"/>' limit; -1 if there is none.</summary>
    public long BoundLeft { get; private set; } = -1;

    /// <summary>Octets of the delivery at work that lie behind the line or plain part being passed on.</summary>
    public int Remaining { get; private set; }

    /// <summary>Passes the next <paramref name="octets"/> on as they are; 0 goes back to lines.</summary>
    public void DeliverPlain(long octets) => _plain = octets;

    /// <summary>
    /// Cuts only the next <paramref name="octets"/> into lines: what is left of them at their end counts as a line, although
    /// its end is missing. -1 lifts the limit.
    /// </summary>
    public void BoundLines(long octets) => BoundLeft = octets;

    /// <inheritdoc/>
    public override void Done()
    {
        _held.Clear();
        base.Done();
    }

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        if (SkipsPartial && Connection.IsPartial)
            return;
        while (data.Length > 0 && !SkipsInput && !IsStopped)
        {
            if (_last == Cr && _hasCrEnded && data[0] == Lf)
            {
                // The CR ended the line already.
                _last = Lf;
                _end = (0, 2);
                data = data[1..];
                if (_isCrBound && BoundLeft > 0 && --BoundLeft == 0)
                {
                    SetEnd(0, 0);
                    Emit([], data.Length, direction); // nothing more, but the limit is reached
                }
            }
            else if (_plain > 0)
            {
                var count = (int)Math.Min(_plain, data.Length);
                _last = 0;
                _plain -= count;
                if (BoundLeft >= 0)
                    BoundLeft = Math.Max(BoundLeft - count, 0);
                Remaining = data.Length - count;
                IsPlain = true;
                PassOn(data[..count], direction);
                IsPlain = false;
                data = data[count..];
            }
            else if (BoundLeft > 0)
            {
                data = data[TakeBoundedLine(data, direction)..];
            }
            else
            {
                data = data[TakeLine(data, direction)..];
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndOfData(Direction direction)
    {
        Flush(direction);
        base.EndOfData(direction);
    }

    /// <summary>Passes an unfinished line on as if it had ended.</summary>
    public void Flush(Direction direction)
    {
        SetEnd(0, 0);
        if (_held.Length > 0 && !SkipsInput && !IsStopped)
            Emit([], behind: 0, direction);
    }

    private bool Ends(LineEnds end) => !IsContent && (ends & end) != 0;

    // As TakeLine. What was used is counted before the line is passed on, so that its receiver can ask what is left.
    private int TakeBoundedLine(ReadOnlySpan<byte> data, Direction direction)
    {
        var bounded = data[..(int)Math.Min(BoundLeft, data.Length)];
        _takingFrom = bounded.Length;
        var used = TakeLine(bounded, direction);
        _takingFrom = -1;
        if (!_isBoundCounted && BoundLeft >= 0)
            BoundLeft -= used;
        _isBoundCounted = false;
        if (BoundLeft == 0 && _held.Length > 0)
        {
            SetEnd(0, 0);
            Emit([], data.Length - used, direction);
        }

        return used;
    }

    // Handles one line, or all that is there of it; returns the octets used.
    private int TakeLine(ReadOnlySpan<byte> data, Direction direction)
    {
        if (_last == Cr)
        {
            if (data[0] == Lf && _held.Length > 0)
            {
                _held.Truncate(_held.Length - 1);
                _last = Lf;
                SetEnd(0, 2);
                Emit([], data.Length - 1, direction);
                return 1;
            }

            NoteSingleCr(data, 0);
        }

        var from = 0;
        while (true)
        {
            var found = DropsNul ? data[from..].IndexOfAny(Cr, Lf, (byte)0) : data[from..].IndexOfAny(Cr, Lf);
            if (found < 0)
                return Hold(data, direction);
            var at = from + found;
            switch (data[at])
            {
                case Cr when at + 1 < data.Length && data[at + 1] == Lf:
                    return End(data, at, 2, direction);
                case Cr when Ends(LineEnds.Cr):
                case Lf when Ends(LineEnds.Lf):
                    return End(data, at, 1, direction);
                case Cr:
                    if (at + 1 < data.Length)
                        NoteSingleCr(data, at + 1);
                    break;
                case Lf:
                    if (!weirds.SingleLf && !IsContent)
                    {
                        weirds.SingleLf = true;
                        Weird("line_terminated_with_single_LF");
                    }

                    break;
                default:
                    if (!weirds.Nul)
                    {
                        weirds.Nul = true;
                        Weird("NUL_in_line");
                    }

                    // What stands before the NUL waits; the scan begins anew behind it.
                    var kept = Hold(data[..at], direction);
                    if (kept < at)
                        return kept;
                    _last = 0;
                    return at + 1;
            }

            from = at + 1;
        }
    }

    private int End(ReadOnlySpan<byte> data, int at, int width, Direction direction)
    {
        if (at > MaxLineLength - _held.Length)
            return Hold(data[..at], direction);
        _last = data[at + width - 1];
        _hasCrEnded = width == 1 && _last == Cr;
        _isCrBound = BoundLeft >= 0;
        SetEnd(width == 1 && _last == Lf ? 1 : 0, width);
        Emit(data[..at], data.Length - at - width, direction);
        return at + width;
    }

    private void SetEnd(int start, int length) => (_previousEnd, _end) = (_end, (start, length));

    private int Hold(ReadOnlySpan<byte> data, Direction direction)
    {
        if (data.IsEmpty)
            return 0;
        var room = MaxLineLength - _held.Length;
        if (data.Length <= room)
        {
            _held.TryAppend(data, MaxLineLength);
            _last = data[^1];
            _hasCrEnded = false;
            return data.Length;
        }

        Weird("contentline_size_exceeded");

        _last = 0;
        SetEnd(0, 0);
        Emit(data[..room], data.Length - room, direction);
        return room;
    }

    private void Emit(ReadOnlySpan<byte> tail, int behind, Direction direction)
    {
        Remaining = behind;
        if (_takingFrom >= 0)
        {
            BoundLeft -= _takingFrom - behind;
            (_takingFrom, _isBoundCounted) = (-1, true);
        }

        if (_held.Length == 0)
        {
            PassOn(tail, direction);
            return;
        }

        _held.TryAppend(tail, MaxLineLength);

        // Taken out first: the analyzer served may finish this one while it reads the line.
        var line = _held;
        _held = default;
        PassOn(line.Span, direction);
        line.Clear();
    }

    // A CR before another end of line is part of the line and no cause for wonder.
    private void NoteSingleCr(ReadOnlySpan<byte> data, int next)
    {
        if (weirds.SingleCr || IsContent || (data[next] == Cr && (Ends(LineEnds.Cr) || (next + 1 < data.Length && data[next + 1] == Lf))))
            return;
        weirds.SingleCr = true;
        Weird("line_terminated_with_single_CR");
    }
}
