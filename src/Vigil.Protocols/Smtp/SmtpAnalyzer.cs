using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Protocols.Lines;

namespace Vigil.Protocols.Smtp;

/// <summary>Follows an SMTP session (RFC 5321): commands, replies, and the messages, be they dot-ended or in chunks (RFC 3030).</summary>
[Analyzer("SMTP")]
internal sealed class SmtpAnalyzer : LineProtocolAnalyzer
{
    // A client that pipelines without end must not make the queue of what waits for replies grow.
    private const int MaxPending = 1000;

    private readonly SmtpEvents _events;
    private readonly SmtpState _state;
    private readonly Queue<SmtpCommand> _pending = new();
    private SmtpMail? _mail;
    private readonly BdatMessage _chunks;
    private bool _inChunks;
    private bool _inAuth;
    private bool _isAfterGap;
    private int _continued; // code of a reply of several lines that has not ended; 0 between replies
    private int _messages;

    /// <summary>Begins on a connection.</summary>
    public SmtpAnalyzer(AnalyzerContext context)
        : base(context, LineEnds.Any, dropsNul: true, skipsPartial: true)
    {
        _events = SmtpEvents.Of(Engine);
        _state = SmtpState.Of(Engine);
        _chunks = new(_state.MaxBdatLine);
        _pending.Enqueue(SmtpCommand.Greeting);
    }

    /// <summary>Spares scripts the rest of the message that is being sent.</summary>
    public void SkipData()
    {
        if (_mail is not null)
            _mail.IsSkipped = true;
    }

    /// <inheritdoc/>
    public override void Done()
    {
        EndMail();
        base.Done();
    }

    /// <inheritdoc/>
    protected override void OnLine(ReadOnlySpan<byte> line, Direction direction)
    {
        if (!direction.IsOrig())
            OnReplyLine(line);
        else if (_mail is not null && !_inChunks)
            OnMessageLine(line);
        else
            OnCommandLine(line);
    }

    // A chunk of BDAT.
    /// <inheritdoc/>
    protected override void OnPlain(ReadOnlySpan<byte> data, Direction direction)
    {
        if (_mail is null)
            return;
        _chunks.Deliver(data, _mail);
        EndChunk();
    }

    /// <inheritdoc/>
    protected override void OnGap(long length, Direction direction)
    {
        if (!direction.IsOrig())
        {
            // Which replies are missing cannot be told, so neither what the next ones reply to.
            _isAfterGap = true;
            _continued = 0;
            _pending.Clear();
            return;
        }

        if (_mail is null)
        {
            _isAfterGap = true;
            return;
        }

        _mail.Gap(length);
        if (!_inChunks)
            return;
        if (length > _chunks.Left)
        {
            // More is missing than the chunk had left: commands, and perhaps other chunks, went with it.
            Weird("smtp_bdat_remaining_at_end_data");
            Connection.Weird("smtp_bdat_undelivered_at_done", "", "SMTP_BDAT");
            EndMail();
            return;
        }

        _chunks.Skip(length);
        OrigLines.DeliverPlain(_chunks.Left);
        EndChunk();
    }

    // RFC 5321, 4.5.2: a dot that the client put in front of a line is removed; a dot alone ends the message.
    private void OnMessageLine(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("."u8))
        {
            EndMail();
            Expect(SmtpCommand.EndOfData);
            Request(SmtpCommand.EndOfData, default);
            return;
        }

        _mail!.Line(line.StartsWith("."u8) ? line[1..] : line, endsLine: true); // callers have looked
    }

    private void OnCommandLine(ReadOnlySpan<byte> line)
    {
        if (_inAuth)
        {
            Expect(SmtpCommand.AuthAnswer);
            Request(SmtpCommand.AuthAnswer, line);
            return;
        }

        var word = SmtpCommands.Split(line, out var argument);
        var command = SmtpCommands.Parse(word);
        Expect(command);
        if (command == SmtpCommand.Unknown)
        {
            _events.Unexpected(Connection, isOrig: true, "unknown command", line);
            return;
        }

        Confirm();
        _isAfterGap = false;
        Request(command, argument);
        if (command == SmtpCommand.Data)
        {
            EndMail();
            BeginMail();
        }
        else if (command == SmtpCommand.Bdat)
        {
            BeginChunk(argument);
        }
        else if (_inChunks && command is SmtpCommand.Rset or SmtpCommand.Mail or SmtpCommand.Ehlo or SmtpCommand.Helo)
        {
            EndMail(); // given up before the last chunk
        }
    }

    private void BeginMail()
    {
        _messages++;
        _mail = new(this, _events, _state.AnalysesMessages ? _messages : 0);
    }

    private void EndMail()
    {
        if (_mail is null)
            return;
        var mail = _mail;
        if (_inChunks)
            _chunks.Finish(mail);
        OrigLines.DeliverPlain(0);
        (_mail, _inChunks) = (null, false);
        mail.End();
    }

    private void BeginChunk(ReadOnlySpan<byte> argument)
    {
        if (!BdatCommand.TryParse(argument, out var chunk, out var fault))
        {
            Weird("smtp_invalid_bdat_command", fault);
            return;
        }

        if (!_inChunks)
        {
            EndMail();
            BeginMail();
            _inChunks = true;
        }

        _chunks.Begin(chunk);
        OrigLines.DeliverPlain(chunk.Size);
        EndChunk();
    }

    private void EndChunk()
    {
        if (_inChunks && _chunks.Left == 0 && _chunks.IsLast)
            EndMail();
    }

    private void OnReplyLine(ReadOnlySpan<byte> line)
    {
        if (!SmtpReplyLine.TryParse(line, out var reply))
        {
            if (_continued > 0)
            {
                // Some servers leave the code out in the lines between the first and the last.
                RaiseReply(_continued, Answered(), line, isContinued: true);
                return;
            }

            _events.Unexpected(Connection, isOrig: false, "reply without a code", line);
            Violation("non-numeric reply code", line);
            return;
        }

        if (_continued > 0 && reply.Code != _continued)
            _events.Unexpected(Connection, isOrig: false, "reply code differs from that of the line before", line);
        var command = Answered();
        RaiseReply(reply.Code, command, reply.Text, reply.IsContinued);
        _continued = reply.IsContinued ? reply.Code : 0;
        if (reply.IsContinued)
            return;
        _pending.TryDequeue(out _);
        OnReply(command, reply.Code);
    }

    private SmtpCommand Answered() => _pending.TryPeek(out var command) ? command : SmtpCommand.Unknown;

    // A complete reply changes what comes next.
    private void OnReply(SmtpCommand command, int code)
    {
        switch (command)
        {
            case SmtpCommand.Auth or SmtpCommand.AuthAnswer:
                _inAuth = code == 334;
                break;
            case SmtpCommand.Data when code != 354 && !_inChunks:
                EndMail(); // refused: what follows are commands
                break;
            case SmtpCommand.StartTls or SmtpCommand.AnonymousTls when code == 220:
                EndMail();
                _events.StartTls(Connection);
                HandOverToTls();
                break;
            case SmtpCommand.Unknown when _isAfterGap && code == 354 && _mail is null:
                _isAfterGap = false;
                BeginMail(); // the command was lost in the gap
                break;
        }
    }

    private void Expect(SmtpCommand command)
    {
        if (_pending.Count < MaxPending)
            _pending.Enqueue(command);
    }

    private void Request(SmtpCommand command, ReadOnlySpan<byte> argument) =>
        _events.Request(Connection, isOrig: true, SmtpCommands.WordOf(command), argument);

    private void RaiseReply(int code, SmtpCommand command, ReadOnlySpan<byte> text, bool isContinued) =>
        _events.Reply(Connection, isOrig: false, (ulong)code, SmtpCommands.WordOf(command), text, isContinued);
}
