using System.Buffers;
using System.Globalization;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Protocols.Lines;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Ftp;

/// <summary>Follows an FTP control connection (RFC 959; RFC 2228 for its security extensions).</summary>
[Analyzer("FTP")]
internal sealed class FtpAnalyzer : LineProtocolAnalyzer
{
    private static readonly ByteString Missing = ByteString.From("<missing>");

    private readonly FtpEvents _events;
    private readonly int _maxCommand;
    private AuthMechanism _requested;
    private Analyzer? _security;
    private int _continued; // code of a reply of several lines that has not ended; 0 between replies
    private bool _sawRequest;

    /// <summary>Begins on a connection.</summary>
    public FtpAnalyzer(AnalyzerContext context)
        : base(context, LineEnds.Lf, dropsNul: true, isTelnet: true)
    {
        _events = FtpEvents.Of(Engine);
        _maxCommand = (int)Math.Min(Engine.Service<IScriptNames>().Count("FTP::max_command_length", 100), 1 << 20);
    }

    private enum AuthMechanism
    {
        None,
        Tls,
        GssApi,
    }

    /// <inheritdoc/>
    protected override void OnLine(ReadOnlySpan<byte> line, Direction direction)
    {
        if (!TelnetText.HasCommands(line))
        {
            OnText(line, direction);
            return;
        }

        var room = ArrayPool<byte>.Shared.Rent(line.Length);
        OnText(TelnetText.Strip(line, room), direction);
        ArrayPool<byte>.Shared.Return(room);
    }

    /// <inheritdoc/>
    protected override void OnGap(long length, Direction direction)
    {
        if (!direction.IsOrig())
            _continued = 0;
    }

    private void OnText(ReadOnlySpan<byte> line, Direction direction)
    {
        if (direction.IsOrig())
            OnRequest(line);
        else
            OnReplyLine(line);
    }

    private void OnRequest(ReadOnlySpan<byte> line)
    {
        var text = line.TrimStart(" \t"u8);
        if (text.IsEmpty)
            return;
        _sawRequest = true;
        var end = text.IndexOfAny(" \t"u8);
        var word = end < 0 ? text : text[..end];
        var argument = end < 0 ? default : text[end..].TrimStart(" \t"u8);
        if (word.Length > _maxCommand)
        {
            Weird("FTP_max_command_length_exceeded", word.Length.ToString(CultureInfo.InvariantCulture));
            return; // no command is that long
        }

        if (MimeText.Is(word, "auth"u8))
            _requested = MechanismOf(argument);
        else if (MimeText.Is(word, "adat"u8))
            SecurityData(argument, Direction.Originator);
        Connection.MatchContent(ContentKind.Ftp, text, Direction.Originator, begins: true, ends: true);
        if (_events.HasRequest)
            _events.Request(Connection, word.IsEmpty ? Missing : ByteString.Adopt(MimeText.ToUpper(word)), argument);
    }

    private void OnReplyLine(ReadOnlySpan<byte> line)
    {
        if (_continued > 0)
        {
            var isEnd = FtpReplyLine.Ends(line, _continued);
            var text = !isEnd ? line : line.Length > 4 ? line[4..] : default;
            var code = _continued;
            if (isEnd)
                _continued = 0;
            Answer(code, text, !isEnd);
            return;
        }

        if (line.IsEmpty)
            return;
        if (FtpReplyLine.Parse(line, out var reply) is { } fault)
        {
            Violation(fault, line);
            return;
        }

        if (reply.IsContinued)
            _continued = reply.Code;
        Answer(reply.Code, reply.Text, reply.IsContinued);
    }

    private void Answer(int code, ReadOnlySpan<byte> text, bool isContinued)
    {
        if (_sawRequest)
            Confirm();
        _events.Reply(Connection, (ulong)code, text, isContinued);

        // RFC 2228, section 5.3: 235 and 335 carry security data.
        if (code is 235 or 335 && text.StartsWith("ADAT="u8))
            SecurityData(text[5..], Direction.Responder);
        if (isContinued || code != 234 || _requested != AuthMechanism.Tls)
            return;
        _events.StartTls(Connection);
        HandOverToTls();
    }

    // TLS-C and TLS-P are older names (RFC 4217, section 17).
    private static AuthMechanism MechanismOf(ReadOnlySpan<byte> argument) =>
        MimeText.Is(argument, "gssapi"u8) ? AuthMechanism.GssApi
        : MimeText.Is(argument, "tls"u8) || MimeText.Is(argument, "ssl"u8) || MimeText.Is(argument, "tls-c"u8) || MimeText.Is(argument, "tls-p"u8)
            ? AuthMechanism.Tls
        : AuthMechanism.None;

    // What Globus puts into GSSAPI tokens is TLS, so the tokens in turn are the stream of a TLS connection.
    private void SecurityData(ReadOnlySpan<byte> encoded, Direction direction)
    {
        if (_requested != AuthMechanism.GssApi || encoded.IsEmpty)
            return;
        var room = ArrayPool<byte>.Shared.Rent(Base64Decoder.MaxOutput(encoded.Length));
        var decoder = default(Base64Decoder);
        var length = decoder.Decode(encoded, room);
        length += decoder.Finish(room.AsSpan(length));
        var token = room.AsSpan(0, length);
        if (_security is null && token.Length >= 3 && token[0] == 0x16 && token[1] == 3
            && Engine.Find<IAnalyzerFactory>()?.Create("SSL", Connection) is { } tls)
        {
            _security = AddChild(tls);
        }

        _security?.Stream(token, direction);
        ArrayPool<byte>.Shared.Return(room);
    }
}
