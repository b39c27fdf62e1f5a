using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Protocols.Lines;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Irc;

/// <summary>Follows an IRC session (RFC 1459, RFC 2812) of a client or between servers.</summary>
[Analyzer("IRC")]
internal sealed partial class IrcAnalyzer : LineProtocolAnalyzer
{
    // RFC 2812, 2.3: 512 octets with CR LF. Lines are cut later than that, so that what is too long can be told from garbage.
    private const int MaxMessage = 512;
    private const int MaxLine = 1000;
    private const int MinLine = 3;
    private const int MaxCommand = 32;
    private const int MaxInvalid = 20;

    private readonly IrcEvents _events;
    private readonly IrcState _state;
    private bool _asksTls;
    private int _invalid;

    /// <summary>Begins on a connection.</summary>
    public IrcAnalyzer(AnalyzerContext context)
        : base(context, LineEnds.Any, maxLine: MaxLine)
    {
        _events = IrcEvents.Of(Engine);
        _state = IrcState.Of(Engine);
    }

    /// <inheritdoc/>
    protected override void OnLine(ReadOnlySpan<byte> line, Direction direction)
    {
        var text = line.Trim(" \t"u8);
        if (text.IsEmpty)
            return;
        if (line.Length > MaxMessage)
        {
            Weird("irc_line_size_exceeded");
            return;
        }

        if (line.Length < MinLine)
        {
            Invalid("irc_line_too_short");
            return;
        }

        if (!IrcMessage.TryParse(line.TrimStart(" \t"u8), out var message))
            Invalid("irc_invalid_line");
        else if (message.Reply >= 0)
            OnReply(message, direction);
        else if (message.Command.Length > MaxCommand || message.Command.IndexOfAnyExceptInRange((byte)'A', (byte)'z') >= 0)
            Invalid("irc_invalid_command");
        else
            OnCommand(message, direction);
    }

    // What is not right is noted; a connection that has little right is not followed any further.
    private void Invalid(string weird)
    {
        Weird(weird);
        if (++_invalid <= MaxInvalid)
            return;
        Weird("irc_too_many_invalid");
        Stop();
    }

    private void OnCommand(in IrcMessage message, Direction direction)
    {
        var isOrig = direction.IsOrig();
        var command = MimeText.ToUpper(message.Command);
        var text = message.Parameters.TrimStart((byte)' ');
        switch (System.Text.Encoding.Latin1.GetString(command))
        {
            case "NICK":
                if (isOrig)
                    Confirm();
                _events.Nick(
                    Connection, isOrig, Copy(IrcText.NickOf(message.Prefix)), Copy(IrcText.WithoutColon(text.TrimEnd((byte)' '))));
                break;
            case "USER":
                if (isOrig)
                    Confirm();
                if (_events.HasUser)
                    TellUser(IrcText.Words(text), isOrig);
                break;
            case "PASS":
                _events.Password(Connection, isOrig, Copy(IrcText.WithoutColon(text)));
                break;
            case "PRIVMSG":
                TellMessage(text, message.Prefix, isOrig, "irc_invalid_privmsg_message_format", Told.Privmsg);
                break;
            case "NOTICE":
                TellMessage(text, message.Prefix, isOrig, "irc_invalid_notice_message_format", Told.Notice);
                break;
            case "SQUERY":
                TellMessage(text, message.Prefix, isOrig, "irc_invalid_squery_message_format", Told.Squery);
                break;
            case "JOIN":
                TellJoin(IrcText.Words(text), message.Prefix, isOrig);
                break;
            case "NJOIN":
                TellServerJoin(IrcText.Words(text), isOrig);
                break;
            case "PART":
                TellPart(text, message.Prefix, isOrig);
                break;
            case "QUIT":
                _events.Quit(Connection, isOrig, Copy(IrcText.NickOf(message.Prefix)), Copy(IrcText.WithoutColon(text)));
                break;
            case "KICK":
                TellKick(IrcText.Words(text), message.Prefix, isOrig);
                break;
            case "MODE" when text.IsEmpty:
                Invalid("irc_invalid_mode_message_format");
                break;
            case "MODE":
                _events.Mode(Connection, isOrig, Copy(message.Prefix), Copy(text));
                break;
            case "OPER":
                TellOper(IrcText.Words(text), isOrig);
                break;
            case "INVITE":
                TellInvite(IrcText.Words(text), message.Prefix, isOrig);
                break;
            case "WHO":
                TellWho(IrcText.Words(text), isOrig);
                break;
            case "WHOIS":
                TellWhois(IrcText.Words(text), isOrig);
                break;
            case "ERROR":
                _events.Error(Connection, isOrig, Copy(message.Prefix), Copy(IrcText.WithoutColon(text)));
                break;
            case "SQUIT":
                TellSquit(text, message.Prefix, isOrig);
                break;
            default:
                if (isOrig && MimeText.Is(command, "starttls"u8))
                    _asksTls = true;
                if (isOrig)
                    _events.Request(Connection, isOrig, Copy(message.Prefix), ByteString.Adopt(command), Copy(text));
                else
                    _events.Message(Connection, isOrig, Copy(message.Prefix), ByteString.Adopt(command), Copy(text));
                break;
        }
    }

    private static ByteString Copy(ReadOnlySpan<byte> text) => ByteString.Copy(text);
}
