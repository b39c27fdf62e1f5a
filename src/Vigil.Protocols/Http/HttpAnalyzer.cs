using Vigil.Analysis.Detection;
using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>Follows an HTTP/0.9 to 1.1 connection: matches replies to requests and raises the <c>http_*</c> events.</summary>
[Analyzer("HTTP")]
internal sealed class HttpAnalyzer : Analyzer
{
    private readonly LineAnalyzer _origLines;
    private readonly LineAnalyzer _respLines;
    private readonly Queue<ByteString> _unanswered = new();
    private HttpMessage? _request;
    private HttpMessage? _reply;
    private bool _expectsRequests = true;
    private bool _expectsReplies = true;
    private bool _requestOngoing;
    private bool _replyOngoing;
    private HttpVersion _requestVersion;
    private HttpVersion _replyVersion;
    private int _requests;
    private int _replies;
    private bool _isPersistent;
    private bool _isConnect;
    private bool _asksUpgrade;
    private ByteString? _upgradeProtocol;
    private bool _isHandedOver;

    /// <summary>Begins on a connection.</summary>
    public HttpAnalyzer(AnalyzerContext context)
        : base(context)
    {
        Events = HttpEvents.Of(Engine);
        Options = HttpOptions.Of(Engine);
        var weirds = new LineWeirds();
        // In mid-stream nothing is analysed, yet the reference looks at the lines of the originator and tells what is odd about them.
        _origLines = new(Connection, Direction.Originator, LineEnds.Any, weirds);
        _respLines = new(Connection, Direction.Responder, LineEnds.Any, weirds) { SkipsPartial = true };
        AddSupport(_origLines);
        AddSupport(_respLines);
    }

    /// <summary>What scripts hear.</summary>
    public HttpEvents Events { get; }

    /// <summary>Settings.</summary>
    public HttpOptions Options { get; }

    /// <summary>Status code of the reply at work; 0 between replies.</summary>
    public int ReplyCode { get; private set; }

    /// <summary>Whether the server said that it closes the connection: what has no length goes on to its end.</summary>
    public bool WillClose { get; private set; }

    /// <summary>The version that a side speaks.</summary>
    public HttpVersion VersionOf(Direction direction) => direction.IsOrig() ? _requestVersion : _replyVersion;

    /// <summary>Spares scripts the rest of the body that is being sent.</summary>
    public void SkipEntityData(Direction direction) => (direction.IsOrig() ? _request : _reply)?.SkipBody();

    /// <inheritdoc/>
    public override void Done()
    {
        EndRequest(interrupted: true, "message interrupted when analyzer done");
        EndReply(interrupted: true, "message interrupted when analyzer done");
        if (Events.HasStats)
            Events.Stats(Connection, HttpRecords.Of(Engine).Stats(_requests, _replies, _requestVersion, _replyVersion));
        Connection.Services.Files.EndOfFile(this, Direction.Originator);
        base.Done();
    }

    /// <inheritdoc/>
    public override void EndpointEof(Direction direction)
    {
        base.EndpointEof(direction);
        if (_isHandedOver)
            return;
        (direction.IsOrig() ? _origLines : _respLines).Flush(direction);
        if (direction.IsOrig())
            EndRequest(interrupted: false, "message ends as request EOF");
        else
            EndReply(interrupted: false, "message ends as reply EOF");
    }

    /// <inheritdoc/>
    public override void ConnectionFinished(bool half)
    {
        base.ConnectionFinished(half);
        EndRequest(interrupted: true, "message ends as connection is finished");
        EndReply(interrupted: true, "message ends as connection is finished");
    }

    /// <inheritdoc/>
    public override void SegmentWithReset()
    {
        base.SegmentWithReset();
        EndRequest(interrupted: true, "message interrupted by RST");
        EndReply(interrupted: true, "message interrupted by RST");
    }

    /// <summary>A header field was read; some of them concern the connection.</summary>
    internal void Header(Direction direction, in MimeHeader header)
    {
        if (MimeText.Is(header.Name, "connection"u8))
        {
            // Only the client's wish counts: if the server does not grant it, no harm is done.
            if (direction.IsOrig() && MimeText.Is(header.FirstToken, "keep-alive"u8))
                _isPersistent = true;
            else if (!direction.IsOrig() && MimeText.Is(header.FirstToken, "upgrade"u8))
                _asksUpgrade = true;
            else if (!direction.IsOrig() && MimeText.Is(header.FirstToken, "close"u8))
                WillClose = true;
        }
        else if (!direction.IsOrig() && MimeText.Is(header.Name, "upgrade"u8))
        {
            _upgradeProtocol = ByteString.Copy(header.FirstToken);
        }

        MatchHeader(direction, header);
        if (!Events.HasHeader)
            return;
        var name = ByteString.Copy(header.Name);
        Events.Header(Connection, direction.IsOrig(), name, ByteString.Adopt(MimeText.ToUpper(header.Name)), ByteString.Copy(header.Value));
    }

    // Signatures see a field as it would be sent by a tidy client.
    private void MatchHeader(Direction direction, in MimeHeader header)
    {
        var kind = direction.IsOrig() ? ContentKind.HttpRequestHeader : ContentKind.HttpReplyHeader;
        if (!Connection.WantsContent(kind))
            return;
        Connection.MatchContent(kind, header.Name, direction, begins: true, ends: false);
        Connection.MatchContent(kind, ": "u8, direction, begins: false, ends: false);
        Connection.MatchContent(kind, header.Value, direction, begins: false, ends: true);
    }

    /// <summary>A message has ended by itself.</summary>
    internal void MessageDone(Direction direction)
    {
        if (direction.IsOrig())
            EndRequest(interrupted: false, "message ends normally");
        else
            EndReply(interrupted: false, "message ends normally");
    }

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        if (_isHandedOver)
            base.DeliverStream(data, direction);
        else if (Connection.IsPartial)
            return;
        else if (direction.IsOrig())
            DeliverRequest(data);
        else
            DeliverReply(data);
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_isHandedOver)
        {
            base.Undelivered(offset, length, direction);
            return;
        }

        var message = direction.IsOrig() ? _request : _reply;
        if (message is not null)
        {
            message.Note("content gap", $"seq={offset}, len={length}");
            if (message.Gap(length))
                return;
        }

        // The gap is in a header, or swallowed one: it cannot be told any more where a message begins.
        if (direction.IsOrig())
        {
            EndRequest(interrupted: true, "message interrupted by a content gap");
            _origLines.SkipsInput = true;
        }
        else
        {
            EndReply(interrupted: true, "message interrupted by a content gap");
            _respLines.SkipsInput = true;
        }
    }

    private void DeliverRequest(ReadOnlySpan<byte> data)
    {
        if (_origLines.IsPlain)
        {
            if (_request is null)
                Weird("unexpected_client_HTTP_data");
            _request?.Deliver(data, isLine: false);
        }
        else if (_requestOngoing)
        {
            _request!.Deliver(data, isLine: true); // ongoing: there is one
        }
        else if (_expectsRequests)
        {
            RequestLine(data);
        }
    }

    private void RequestLine(ReadOnlySpan<byte> line)
    {
        var fault = HttpRequestLine.Parse(line, out var request);
        if (fault == RequestLineFault.None)
        {
            SetVersion(ref _requestVersion, request.Version);
            if (request.Method.Length < 3) // no method is that short; HTTP/0.9 would allow any two words
                fault = RequestLineFault.Malformed;
        }

        if (fault != RequestLineFault.None)
        {
            BadRequestLine(fault, line);
            return;
        }

        if (request.IsTargetMissing)
            Weird("missing_HTTP_uri");
        if (request.IsKeywordLower)
            Weird("lowercase_HTTP_keyword");
        if (request.Version == HttpVersion.V09 && !request.Method.SequenceEqual("GET"u8))
            Weird("invalid_http_09_request_method", System.Text.Encoding.Latin1.GetString(request.Method));
        if (++_requests > 1 && !_isPersistent)
            Weird("unexpected_multiple_HTTP_requests");
        _requestOngoing = true;
        var method = ByteString.Copy(request.Method);
        if (_unanswered.Count < Options.MaxPendingRequests)
            _unanswered.Enqueue(method);
        _isConnect = request.Method.SequenceEqual("CONNECT"u8);
        Confirm();
        RaiseRequest(method, request);
        _request = new(this, _origLines, Direction.Originator, BodyExpectation.Perhaps, line.Length);
        if (request.Version == HttpVersion.V09)
            _respLines.DeliverPlain(long.MaxValue); // its reply is nothing but a body
    }

    private void BadRequestLine(RequestLineFault fault, ReadOnlySpan<byte> line)
    {
        if (fault == RequestLineFault.Empty)
            Weird("empty_http_request");
        Weird(fault == RequestLineFault.MalformedWithVersion ? "bad_HTTP_request_with_version" : "bad_HTTP_request");
        if (fault == RequestLineFault.Empty)
            return;
        Violation("not a http request line");
        _expectsRequests = false;
    }

    private void RaiseRequest(ByteString method, in HttpRequestLine request)
    {
        if (!Events.HasRequest && !Connection.WantsContent(ContentKind.HttpRequest))
            return;
        var target = request.Target;
        if (Options.MaxTarget >= 0 && target.Length > Options.MaxTarget)
            target = target[..Options.MaxTarget];
        var original = ByteString.Copy(target);
        var unescaped = HttpUri.Unescape(target, original, name => Weird(name));
        Events.Request(Connection, method, original, unescaped, _requestVersion.ToString());
        Connection.MatchContent(ContentKind.HttpRequest, unescaped.Span, Direction.Originator, begins: true, ends: true);
    }

    private void DeliverReply(ReadOnlySpan<byte> data)
    {
        if (_respLines.IsPlain)
        {
            if (_reply is null && _requestVersion == HttpVersion.V09)
                BeginReply09();
            if (_reply is null)
                Weird("unexpected_server_HTTP_data");
            _reply?.Deliver(data, isLine: false);
        }
        else if (_replyOngoing)
        {
            _reply!.Deliver(data, isLine: true); // ongoing: there is one
        }
        else if (_expectsReplies)
        {
            StatusLine(data);
        }
    }

    private void StatusLine(ReadOnlySpan<byte> line)
    {
        if (!HttpStatusLine.HasKeyword(line))
        {
            if (!line.IsEmpty)
                BadStatusLine();
            return;
        }

        if (!HttpStatusLine.TryParse(line, out var status))
        {
            Weird("bad_HTTP_reply");
            BadStatusLine();
            return;
        }

        if (status.IsKeywordLower)
            Weird("lowercase_HTTP_keyword");
        SetVersion(ref _replyVersion, status.Version);
        // What the reference says where there is not even a space behind the code.
        var reason = status.HasReason ? ByteString.Copy(status.Reason) : ByteString.From("<empty>");
        BeginReply(status.Code, reason, line.Length);
    }

    // What follows is nothing that would be understood.
    private void BadStatusLine()
    {
        Violation("not a http reply line");
        _expectsReplies = false;
    }

    private void BeginReply(int code, ByteString reason, int lineLength)
    {
        _replies++;
        _replyOngoing = true;
        ReplyCode = code;
        Events.Reply(Connection, _replyVersion.ToString(), (ulong)code, reason);
        if (code != 200)
            _isConnect = false;
        _reply = new(this, _respLines, Direction.Responder, ExpectBody(code), lineLength);
    }

    private void BeginReply09()
    {
        _replyVersion = HttpVersion.V09;
        _replies++;
        _replyOngoing = true;
        Events.Reply(Connection, _replyVersion.ToString(), 0, ByteString.From("<empty>"));
        _reply = new(this, _respLines, Direction.Responder, BodyExpectation.Always, 0, hasHeader: false);
    }

    // RFC 9112, 6.3: no body in reply to HEAD, nor with 1xx, 204 and 304; a tunnel begins behind the header of 2xx to CONNECT.
    private BodyExpectation ExpectBody(int code)
    {
        var method = _unanswered.TryPeek(out var front) ? front : null;
        return code is (>= 100 and < 200) or 204 or 304 || _isConnect
            || (method is not null && MimeText.Is(method.Span, "head"u8)) ? BodyExpectation.None : BodyExpectation.Always;
    }

    private void EndRequest(bool interrupted, string why)
    {
        if (!_requestOngoing)
            return;
        _requestOngoing = false;
        _request!.Done(interrupted, why); // ongoing: there is one
        if (interrupted)
            _expectsRequests = false;
    }

    private void EndReply(bool interrupted, string why)
    {
        if (!_replyOngoing)
            return;
        _replyOngoing = false;
        var code = ReplyCode;
        _reply!.Done(interrupted, why); // ongoing: there is one
        ReplyCode = 0;
        if (interrupted)
            _expectsReplies = false;
        if (code == 101 && _asksUpgrade && _upgradeProtocol is { Length: > 0 } protocol && _unanswered.Count == 1)
            Upgrade(protocol);
        _asksUpgrade = false;
        _upgradeProtocol = null;
        if (code is < 100 or >= 200)
            _unanswered.TryDequeue(out _);
        if (_isConnect && code == 200)
            HandOver(CreateChild("PIA_TCP"));
    }

    private void Upgrade(ByteString protocol)
    {
        Events.ConnectionUpgrade(Connection, protocol);
        if (_respLines.Remaining > 0)
        {
            Weird("protocol_data_with_HTTP_upgrade_reply",
                _respLines.Remaining.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        HandOver(UpgradeAnalyzer(protocol));
    }

    // HTTP::upgrade_analyzers maps the protocol's name, in lower case, to a constant Analyzer::ANALYZER_X.
    private Analyzer? UpgradeAnalyzer(ByteString protocol)
    {
        var map = Engine.Find<IGlobalTable>()?.Find("HTTP::upgrade_analyzers") ?? default;
        var key = Value.String(protocol.ToString().ToLowerInvariant());
        if (!map.IsSet || !map.AsTable().TryGet(key, out var tag) || tag.Type is not Core.Types.EnumType type)
            return null;
        const string prefix = "Analyzer::ANALYZER_";
        var constant = type.NameOf(tag.AsInt());
        return constant.StartsWith(prefix, StringComparison.Ordinal) ? CreateChild(constant[prefix.Length..]) : null;
    }

    private Analyzer? CreateChild(string name) => Engine.Find<IAnalyzerFactory>()?.Create(name, Connection);

    // What follows is no HTTP any more: octets go to the child, if there is one, as they come.
    private void HandOver(Analyzer? child)
    {
        _isHandedOver = true;
        _origLines.DeliverPlain(long.MaxValue);
        _respLines.DeliverPlain(long.MaxValue);
        if (child is not null)
            AddChild(child);
    }

    private void SetVersion(ref HttpVersion known, HttpVersion seen)
    {
        if (known.IsKnown && known != seen)
            Weird("HTTP_version_mismatch");
        known = seen;
        if (seen.Major > 1 || seen == HttpVersion.V11)
            _isPersistent = true;
    }
}
