using System.Text;
using Vigil.Analysis.Tree;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Protocols.Lines;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Pop3;

/// <summary>Follows a POP3 session (RFC 1939): logins, messages, and STLS (RFC 2595).</summary>
/// <remarks>A client may send commands ahead (RFC 2449, section 6.6). Each is looked at when the one before it was answered.</remarks>
[Analyzer("POP3")]
internal sealed class Pop3Analyzer : LineProtocolAnalyzer
{
    private readonly Pop3Events _events;
    private readonly Queue<byte[]> _commands = new();
    private readonly int _maxPending;
    private readonly int _maxUnknown;
    private Pop3Login _login = new();
    private Pop3Command _waiting; // the command that the next reply answers
    private bool _hasArgument; // it has one
    private bool _inAuth;
    private bool _inText; // a reply of several lines
    private bool _listsMechanisms; // that reply may not be one of several lines after all
    private bool _sawGreeting;
    private bool _sawUser; // the command before was USER
    private bool _isLoggedIn;
    private MailMessage? _mail;
    private int _unknown;

    /// <summary>Begins on a connection.</summary>
    public Pop3Analyzer(AnalyzerContext context)
        : base(context, LineEnds.Any)
    {
        _events = Pop3Events.Of(Engine);
        var names = Engine.Service<IScriptNames>();
        _maxPending = (int)Math.Min(names.Count("POP3::max_pending_commands", 10), 100_000);
        _maxUnknown = (int)Math.Min(names.Count("POP3::max_unknown_client_commands", 10), int.MaxValue);
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
        if (direction.IsOrig())
            OnCommandLine(line);
        else if (_inText && !EndsList(line))
            OnTextLine(line);
        else
            OnReply(line);
    }

    /// <inheritdoc/>
    protected override void OnGap(long length, Direction direction)
    {
        if (!direction.IsOrig())
            _mail?.Gap(length);
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart((byte)' ');
        var end = start.IndexOf((byte)' ');
        var word = end < 0 ? start : start[..end];
        text = end < 0 ? default : start[end..].Trim((byte)' ');
        return word;
    }

    private void OnCommandLine(ReadOnlySpan<byte> line)
    {
        if (_inAuth)
        {
            if (_login.AuthLine(line) is { } weird)
                Weird(weird, Encoding.Latin1.GetString(line));
            return;
        }

        if (line.IsEmpty)
            return;
        _commands.Enqueue(line.ToArray());
        if (_commands.Count == 1)
        {
            Send();
        }
        else if (_commands.Count >= _maxPending)
        {
            Weird("pop3_client_too_many_pending_commands");
            DropLast();
        }
    }

    // A queue gives up its last one only the long way round; it is short.
    private void DropLast()
    {
        for (var i = _commands.Count; i > 1; i--)
            _commands.Enqueue(_commands.Dequeue());
        _commands.Dequeue();
    }

    // Looks at the oldest command that waits.
    private void Send()
    {
        if (!_commands.TryPeek(out var line))
            return;
        ReadOnlySpan<byte> rest = line;
        var word = TakeWord(ref rest);
        var command = Pop3Commands.Parse(word);
        if (command == Pop3Command.Unknown)
        {
            Weird("pop3_client_command_unknown", Encoding.Latin1.GetString(word));
            _commands.Dequeue();
            if (++_unknown > _maxUnknown)
            {
                Violation("too many unknown client commands", line);
                Stop();
            }

            return;
        }

        if (command is Pop3Command.Ok or Pop3Command.Err)
        {
            Weird("pop3_client_sending_server_commands");
            _commands.Dequeue();
            return;
        }

        if (_events.HasRequest)
            _events.Request(Connection, isOrig: true, ByteString.Adopt(MimeText.ToUpper(word)), ByteString.Copy(rest));
        (_waiting, _hasArgument) = (command, !rest.IsEmpty);
        if (_events.HasUnexpected)
            CheckOrder(command, word);
        _sawUser = command == Pop3Command.User;
        switch (command)
        {
            case Pop3Command.User:
                _login.User = ByteString.Copy(rest);
                break;
            case Pop3Command.Pass:
                _login.Password = ByteString.Copy(rest);
                break;
            case Pop3Command.Apop:
                _login.User = ByteString.Copy(TakeWord(ref rest));
                _login.Password = ByteString.Copy(rest);
                break;
            case Pop3Command.Auth when _hasArgument:
                _login.BeginAuth(TakeWord(ref rest));
                _inAuth = true;
                if (!rest.IsEmpty && _login.AuthLine(rest) is { } weird) // RFC 5034: the first answer may come at once
                    Weird(weird, Encoding.Latin1.GetString(rest));
                break;
        }
    }

    // RFC 1939, sections 4 to 6: some commands come before the login, some behind it. They are followed all the same.
    private void CheckOrder(Pop3Command command, ReadOnlySpan<byte> word)
    {
        switch (command)
        {
            case Pop3Command.Pass when !_sawUser:
                _events.Unexpected(Connection, isOrig: true, word, "pass must follow the command 'USER'");
                break;
            case Pop3Command.User or Pop3Command.Pass or Pop3Command.Apop or Pop3Command.Auth or Pop3Command.Stls when _isLoggedIn:
                _events.Unexpected(Connection, isOrig: true, word, "not allowed in other state than 'authorization'");
                break;
            case Pop3Command.Stat or Pop3Command.List or Pop3Command.Retr or Pop3Command.Dele or Pop3Command.Rset or Pop3Command.Noop
                or Pop3Command.Last or Pop3Command.Top or Pop3Command.Uidl when !_isLoggedIn:
                _events.Unexpected(Connection, isOrig: true, word, "not allowed in other state than 'transaction'");
                break;
        }
    }

    private void OnReply(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var word = TakeWord(ref rest);
        var status = Pop3Commands.Parse(word);
        if (status == Pop3Command.Unknown)
        {
            if (_inAuth)
                return; // a challenge
            var text = word.IsEmpty ? "???" : Encoding.Latin1.GetString(UpToNul(word));
            Violation($"unknown server command ({text})", UpToNul(line));
            Weird("pop3_server_command_unknown", text);
            return;
        }

        if (status > Pop3Command.Err)
        {
            Weird("pop3_server_sending_client_commands");
            return;
        }

        var isOk = status == Pop3Command.Ok;
        _events.Reply(Connection, isOrig: false, isOk ? "OK" : "ERR", rest);
        if (!_sawGreeting)
        {
            _sawGreeting = true;
            return;
        }

        Answer(isOk);
        if (!_inText && !IsHandedOver)
            Next();
    }

    // Text beyond a NUL is not shown, as by the reference.
    private static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> text) => text.IndexOf((byte)0) is var end and >= 0 ? text[..end] : text;

    private void Answer(bool isOk)
    {
        var command = _waiting;
        _waiting = Pop3Command.Unknown;
        switch (command)
        {
            case Pop3Command.Pass or Pop3Command.Apop:
            case Pop3Command.Auth when _inAuth:
                _inAuth = false;
                if (isOk)
                {
                    Confirm();
                    _isLoggedIn = true;
                    _events.LoginSuccess(Connection, isOrig: true, _login.User, _login.Password);
                }
                else
                {
                    _events.LoginFailure(Connection, isOrig: true, _login.User, _login.Password);
                }

                break;
            case Pop3Command.Capa when isOk:
                Confirm();
                _inText = true;
                break;
            case Pop3Command.List or Pop3Command.Uidl or Pop3Command.Auth when isOk && !_hasArgument:
                _inText = true;
                _listsMechanisms = command == Pop3Command.Auth;
                break;
            case Pop3Command.Retr or Pop3Command.Top when isOk:
                _inText = true;
                EndMail();
                _mail = new(this, Direction.Responder);
                break;
            case Pop3Command.Stls when isOk:
                Confirm();
                _events.StartTls(Connection);
                HandOverToTls();
                break;
        }
    }

    // AUTH alone was answered with a list of mechanisms once (RFC 1734); what can be no mechanism shows that there is none.
    private bool EndsList(ReadOnlySpan<byte> line)
    {
        if (!_listsMechanisms || !(line.StartsWith("+"u8) || line.StartsWith("-"u8)))
            return false;
        (_inText, _listsMechanisms) = (false, false);
        Next();
        return true;
    }

    // RFC 1939, section 3: a dot alone ends the reply. One put in front of a line stays there, as in the reference's logs.
    private void OnTextLine(ReadOnlySpan<byte> line)
    {
        if (line.TrimEnd(" \t"u8).SequenceEqual("."u8))
        {
            (_inText, _listsMechanisms) = (false, false);
            EndMail();
            Next();
            return;
        }

        _events.Data(Connection, isOrig: false, line);
        _mail?.Deliver(line);
    }

    private void Next()
    {
        _commands.TryDequeue(out _);
        Send();
    }

    private void EndMail()
    {
        var mail = _mail;
        _mail = null;
        mail?.Done();
    }
}
