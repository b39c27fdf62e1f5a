using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Values;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>A request or reply behind its first line: a MIME entity with HTTP's ways to tell where it ends.</summary>
internal sealed class HttpMessage : MimeMessage
{
    private readonly HttpAnalyzer _analyzer;
    private readonly LineAnalyzer _lines;
    private readonly NetworkTime _start;
    private readonly HttpEntity _top;
    private readonly bool _matchesBody;
    private byte[]? _piece;
    private int _pieceLength;
    private long _bodyLength;
    private long _gapLength;
    private long _headerLength;
    private bool _isDone;
    private bool _skipsBody;
    private bool _isTooDeep;
    private bool _bodyOffered; // some of the body of the entity at work went to the signatures

    /// <summary>Begins a message.</summary>
    /// <param name="analyzer">Whose it is.</param>
    /// <param name="lines">What cuts its direction into lines.</param>
    /// <param name="direction">Who sends it.</param>
    /// <param name="expectation">Whether it has a body.</param>
    /// <param name="firstLine">Octets of the request or status line.</param>
    /// <param name="hasHeader">Whether header lines come; those of HTTP/0.9 replies do not.</param>
    public HttpMessage(
        HttpAnalyzer analyzer, LineAnalyzer lines, Direction direction, BodyExpectation expectation, int firstLine, bool hasHeader = true)
    {
        _analyzer = analyzer;
        _lines = lines;
        _start = analyzer.Engine.Now;
        _headerLength = firstLine;
        _skipsBody = analyzer.Options.SkipsBodies;
        Direction = direction;
        _matchesBody = analyzer.Connection.WantsContent(BodyKind);
        MaxDepth = analyzer.Options.MaxDepth;
        MaxHeaderBytes = analyzer.Options.MaxHeaderBytes;
        _top = new HttpEntity(this, null, expectation);
        BeginEntity(_top);
        if (!hasHeader)
            _top.BeginBodyAtOnce();
    }

    /// <summary>Who sends it.</summary>
    public Direction Direction { get; }

    /// <summary>Whether the originator sends it.</summary>
    public bool IsOrig => Direction.IsOrig();

    /// <summary>Whose it is.</summary>
    public HttpAnalyzer Analyzer => _analyzer;

    /// <summary>Whether it is a reply with a part of a representation, which may go on in another connection.</summary>
    public bool IsPartialReply => !IsOrig && _analyzer.ReplyCode == 206;

    private ContentKind BodyKind => IsOrig ? ContentKind.HttpRequestBody : ContentKind.HttpReplyBody;

    /// <inheritdoc/>
    public override bool KeepsHeaders => _analyzer.Events.HasAllHeaders;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LineEnd => _lines.LineEnd;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> PreviousLineEnd => _lines.PreviousLineEnd;

    /// <summary>Takes a line, or octets of the body.</summary>
    public void Deliver(ReadOnlySpan<byte> data, bool isLine)
    {
        if (!_isDone)
            _top.Deliver(data, isLine);
    }

    /// <summary>Octets of the body never came.</summary>
    /// <returns><see langword="false"/> if it cannot be told where the message goes on.</returns>
    public bool Gap(long length)
    {
        if (_isDone || !_top.Gap(length))
            return false;
        _gapLength += length;
        return true;
    }

    /// <summary>The message is over.</summary>
    /// <param name="interrupted">Whether it was cut off.</param>
    /// <param name="detail">Why it ends.</param>
    public void Done(bool interrupted, string detail)
    {
        if (_isDone)
            return;
        _isDone = true;
        _top.End();
        CloseFile(_top);
        var events = _analyzer.Events;
        if (events.HasMessageDone)
        {
            events.MessageDone(_analyzer.Connection, IsOrig, HttpRecords.Of(_analyzer.Engine).MessageStat(
                _start, interrupted, detail, _bodyLength, _gapLength, _headerLength));
        }

        _analyzer.MessageDone(Direction);
    }

    /// <summary>Events of the rest of the body are not wanted (<c>skip_http_entity_data</c>).</summary>
    public void SkipBody() => _skipsBody = true;

    /// <summary>Takes the next octets as they are, not as lines.</summary>
    public void DeliverPlain(long octets) => _lines.DeliverPlain(octets);

    /// <summary>Takes only the next octets as lines; -1: all.</summary>
    public void BoundLines(long octets) => _lines.BoundLines(octets);

    /// <summary>From here on lines are those of content, which only CR LF ends; or not any more.</summary>
    public void CutContent(bool isContent) => _lines.IsContent = isContent;

    /// <summary>Octets of a line that has not ended.</summary>
    public int HeldOctets => _lines.Held;

    /// <summary>Octets still to be taken as lines; -1 if that is not limited.</summary>
    public long LinesLeft => _lines.BoundLeft;

    /// <inheritdoc/>
    public override void BeginEntity(MimeEntity entity) =>
        _analyzer.Events.BeginEntity(_analyzer.Connection, IsOrig);

    /// <inheritdoc/>
    public override void EndEntity(MimeEntity entity)
    {
        FlushPiece();
        if (_bodyOffered)
            _analyzer.Connection.MatchContent(BodyKind, default, Direction, begins: false, ends: true);
        _bodyOffered = false;
        var ended = (HttpEntity)entity;
        if (entity == _top)
            _bodyLength = ended.BodyLength; // its parts are within it
        _headerLength += ended.HeaderLength;
        _analyzer.Events.EndEntity(_analyzer.Connection, IsOrig);
        if (entity == _top)
            Done(interrupted: false, "message ends normally");
        else
            CloseFile(ended);
    }

    /// <inheritdoc/>
    public override void Header(MimeEntity entity, in MimeHeader header) => _analyzer.Header(Direction, header);

    /// <inheritdoc/>
    public override void AllHeaders(MimeEntity entity)
    {
        var events = _analyzer.Events;
        if (events.HasAllHeaders)
            events.AllHeaders(_analyzer.Connection, IsOrig, HttpRecords.Of(_analyzer.Engine).HeaderList(entity.Headers));
        events.ContentType(_analyzer.Connection, IsOrig, entity.Type, entity.Subtype);
    }

    /// <inheritdoc/>
    public override void Data(MimeEntity entity, ReadOnlySpan<byte> data)
    {
        if (_matchesBody)
        {
            _analyzer.Connection.MatchContent(BodyKind, data, Direction, begins: !_bodyOffered, ends: false);
            _bodyOffered = true;
        }

        if (_skipsBody || !_analyzer.Events.HasEntityData)
            return;

        // Scripts get pieces of a fixed size, however the octets came.
        var size = _analyzer.Options.DeliverySize;
        _piece ??= new byte[size];
        while (data.Length > 0)
        {
            var count = Math.Min(data.Length, size - _pieceLength);
            data[..count].CopyTo(_piece.AsSpan(_pieceLength));
            _pieceLength += count;
            data = data[count..];
            if (_pieceLength == size)
                FlushPiece();
        }
    }

    /// <inheritdoc/>
    public override void Note(string kind, string detail) =>
        _analyzer.Events.Note(_analyzer.Connection, kind, ByteString.From(detail));

    /// <inheritdoc/>
    public override void Folded(ReadOnlySpan<byte> name) =>
        _analyzer.Weird("HTTP_obsolete_line_folding", System.Text.Encoding.Latin1.GetString(name));

    /// <inheritdoc/>
    public override void IllegalBase64(string detail) => _analyzer.Connection.Weird("base64_illegal_encoding", detail);

    /// <inheritdoc/>
    public override void TooDeep()
    {
        if (!_isTooDeep)
            _analyzer.Weird("exceeded_mime_max_depth", MaxDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _isTooDeep = true; // told once of a message
    }

    private void FlushPiece()
    {
        if (_pieceLength == 0)
            return;
        _analyzer.Events.EntityData(_analyzer.Connection, IsOrig, (ulong)_pieceLength, _piece.AsSpan(0, _pieceLength));
        _pieceLength = 0;
    }

    // The parts of a range reply may come in several connections: such a file ends by its size or by time.
    private void CloseFile(HttpEntity entity)
    {
        if (IsPartialReply)
            return;
        var files = _analyzer.Connection.Services.Files;
        if (entity.FileId is { } fileId)
            files.EndOfFile(fileId);
        else
            files.EndOfFile(_analyzer, Direction);
    }
}
