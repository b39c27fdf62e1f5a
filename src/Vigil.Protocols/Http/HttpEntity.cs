using System.Text;
using Vigil.Core.Values;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>An entity of an HTTP message: knows where its body ends and undoes its codings (RFC 9112, sections 6 and 7).</summary>
internal sealed class HttpEntity : MimeEntity
{
    private static readonly ByteString OcspResponse = ByteString.From("application/ocsp-response");
    private static readonly ByteString OcspRequest = ByteString.From("application/ocsp-request");

    private readonly HttpMessage _message;
    private readonly BodyExpectation _expectation;
    private ChunkState _chunks;
    private long _contentLength = -1;
    private long _left; // octets of the body, or of the chunk, that are still to come
    private ContentRange? _range;
    private long _fileOffset;
    private bool _sizeTold;
    private bool _isCompressed;
    private HttpInflater? _inflater;

    /// <summary>Begins an entity.</summary>
    public HttpEntity(HttpMessage message, HttpEntity? parent, BodyExpectation expectation)
        : base(message, parent)
    {
        _message = message;
        _expectation = expectation;
    }

    private enum ChunkState
    {
        NotChunked,
        BeforeBody,
        Size,
        Data,
        DataEnd,
        Trailer,
    }

    /// <summary>Octets of the body, content codings removed.</summary>
    public long BodyLength { get; private set; }

    /// <summary>Octets of the header without line ends.</summary>
    public long HeaderLength { get; private set; }

    /// <summary>The file that it is, if it is one.</summary>
    public string? FileId { get; private set; }

    // Octets are counted, other than in a part, which ends at the next boundary unless it says which range it is.
    private bool HasLength => _contentLength >= 0 && (Parent is null || _range is not null);

    // Lines are counted by what cuts them.
    private bool IsBounded => Kind != MimeBodyKind.Plain && _contentLength > 0 && Parent is null;

    /// <summary>There is no header: all that comes is body.</summary>
    public void BeginBodyAtOnce()
    {
        InHeader = false;
        HeaderComplete();
    }

    /// <inheritdoc/>
    public override void Deliver(ReadOnlySpan<byte> data, bool endsLine)
    {
        if (HasEnded)
        {
            base.Deliver(data, endsLine);
        }
        else if (InHeader)
        {
            if (!endsLine)
                _message.Analyzer.Weird("http_no_crlf_in_header_list");
            HeaderLength += data.Length;
            base.Deliver(data, endsLine: true);
        }
        else if (Kind != MimeBodyKind.Plain)
        {
            Decompress(data, endsLine);
            if (IsBounded && _message.LinesLeft == 0)
                End();
        }
        else if (_chunks != ChunkState.NotChunked)
        {
            DeliverChunked(data);
        }
        else if (HasLength)
        {
            _left -= data.Length;
            Decompress(data, endsLine: false);
            if (_left <= 0)
                End();
        }
        else
        {
            Decompress(data, endsLine);
        }
    }

    /// <summary>Octets never came.</summary>
    /// <returns><see langword="false"/> if it cannot be told where the body goes on.</returns>
    public bool Gap(long length)
    {
        if (InHeader || HasEnded)
            return false;
        if (Kind != MimeBodyKind.Plain)
        {
            // Only where octets are counted can the gap be placed; a part that is a range counts them.
            if (Child is not HttpEntity { HasLength: true } part || !part.Gap(length))
                return false;
            return true;
        }

        // As in the reference even that of a range is placed by what came of the body, wherever in the file the range begins.
        FileId = _message.Analyzer.Connection.Services.Files.Gap(BodyLength, length, _message.Analyzer, _message.Direction, FileId) ?? FileId;
        _fileOffset += length;
        if (_chunks != ChunkState.NotChunked)
        {
            if (_chunks != ChunkState.Data || _left < length)
                return false;
            BodyLength += length;
            _left -= length;
            _message.DeliverPlain(_left);
            if (_left == 0)
                _chunks = ChunkState.DataEnd;
            return true;
        }

        if (!HasLength)
            return Parent is null; // until the connection closes: nothing to lose count of
        if (_left < length)
            return false;
        BodyLength += length;
        _left -= length;
        _message.DeliverPlain(_left);
        if (_left == 0)
            End();
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        if (HasEnded)
            return;
        _message.DeliverPlain(0);
        if (IsBounded && !_isCompressed && _message.LinesLeft >= 0)
            BodyLength = _contentLength - _message.LinesLeft - _message.HeldOctets; // exact, however the lines ended
        if (Kind == MimeBodyKind.Multipart)
            _message.CutContent(Parent?.Kind == MimeBodyKind.Multipart);
        if (Parent is null)
            _message.BoundLines(-1);
        base.End();
        _inflater?.Dispose();
        _inflater = null;
    }

    /// <inheritdoc/>
    protected override MimeEntity BeginChild()
    {
        var child = new HttpEntity(_message, this, BodyExpectation.Always);
        _message.BeginEntity(child);
        return child;
    }

    /// <inheritdoc/>
    protected override void HeaderField(in MimeHeader header)
    {
        if (MimeText.Is(header.Name, "content-length"u8))
            ReadContentLength(header);
        else if (MimeText.Is(header.Name, "content-range"u8) && _message.IsPartialReply && !TryReadContentRange(header))
            return; // as in the reference scripts do not hear of it
        else if (MimeText.Is(header.Name, "transfer-encoding"u8))
            ReadTransferEncoding(header);
        else if (MimeText.Is(header.Name, "content-encoding"u8))
            ReadContentEncoding(header);
        base.HeaderField(header);
    }

    // RFC 9112, 6.3 gives the order in which these are asked.
    /// <inheritdoc/>
    protected override void HeaderComplete()
    {
        base.HeaderComplete();
        if (Kind == MimeBodyKind.Multipart)
            _message.CutContent(true); // boundaries stand in lines of their own, and content between them is kept as it is
        if (_expectation == BodyExpectation.None || _chunks == ChunkState.Trailer)
        {
            End();
        }
        else if (_chunks != ChunkState.NotChunked)
        {
            if (Kind != MimeBodyKind.Plain)
                _message.Analyzer.Weird("HTTP_chunked_transfer_for_multipart_message");
            _chunks = ChunkState.Size;
        }
        else if (Kind != MimeBodyKind.Plain)
        {
            // Lines up to the closing boundary, but not beyond the length.
            if (_contentLength == 0 && Parent is null)
                End();
            else if (IsBounded)
                _message.BoundLines(_contentLength);
        }
        else if (Parent is not null && _range is null)
        {
            // Lines up to the parent's next boundary.
        }
        else if (_contentLength == 0)
        {
            End();
        }
        else if (_contentLength > 0)
        {
            _left = _contentLength;
            _message.DeliverPlain(_left);
        }
        else if (_expectation == BodyExpectation.Perhaps && !_message.Analyzer.WillClose)
        {
            End();
        }
        else
        {
            _message.DeliverPlain(long.MaxValue);
        }
    }

    /// <inheritdoc/>
    protected override void Content(ReadOnlySpan<byte> data)
    {
        base.Content(data);
        var analyzer = _message.Analyzer;
        var files = analyzer.Connection.Services.Files;
        if (_range is { } range)
        {
            if (!_sizeTold && range.Total > 0)
                FileId = files.SetSize(range.Total, analyzer, _message.Direction, FileId);
            FileId = files.DataAt(data, _fileOffset, analyzer, _message.Direction, FileId, DeclaredType(data));
            _fileOffset += data.Length;
        }
        else
        {
            if (!_sizeTold && _contentLength > 0 && !_isCompressed)
                FileId = files.SetSize(_contentLength, analyzer, _message.Direction, FileId);
            FileId = files.DataIn(data, analyzer, _message.Direction, FileId, DeclaredType(data));
        }

        _sizeTold = true;
    }

    // OCSP messages are DER without a mark of their own, so their declared type tells them; but only responses that begin as
    // successful ones do (RFC 6960, 4.2.1) are worth to be taken apart.
    private ByteString? DeclaredType(ReadOnlySpan<byte> data)
    {
        if (!Type.Span.SequenceEqual("APPLICATION"u8))
            return null;
        return Subtype.Span.SequenceEqual("OCSP-RESPONSE"u8) ? (data[..Math.Min(data.Length, 8)].IndexOf("\n\x01\0"u8) > 0 ? OcspResponse : null)
            : Subtype.Span.SequenceEqual("OCSP-REQUEST"u8) ? OcspRequest
            : null;
    }

    /// <inheritdoc/>
    protected override void PartsClosed()
    {
        if (!IsBounded || _message.LinesLeft == 0)
            End();
    }

    private void DeliverChunked(ReadOnlySpan<byte> data)
    {
        switch (_chunks)
        {
            case ChunkState.Size:
                if (!HttpNumber.TryParse(data, 16, out _left, out _))
                {
                    _message.Analyzer.Weird("HTTP_bad_chunk_size", Encoding.Latin1.GetString(data));
                    _left = 0;
                }

                if (_left > 0)
                {
                    _chunks = ChunkState.Data;
                    _message.DeliverPlain(_left);
                }
                else
                {
                    // The last chunk: the trailer section has the form of a header (7.1.2).
                    _chunks = ChunkState.Trailer;
                    InHeader = true;
                }

                break;
            case ChunkState.Data:
                _left -= data.Length;
                if (_left <= 0)
                    _chunks = ChunkState.DataEnd;
                Decompress(data, endsLine: false);
                break;
            case ChunkState.DataEnd:
                if (!data.IsEmpty)
                    _message.IllegalFormat("inaccurate chunk size: data before <CR><LF>");
                _chunks = ChunkState.Size;
                break;
        }
    }

    private void Decompress(ReadOnlySpan<byte> data, bool endsLine)
    {
        if (!_isCompressed)
        {
            DeliverClear(data, endsLine);
            return;
        }

        _inflater ??= new HttpInflater();
        if (!_inflater.Push(data, piece => DeliverClear(piece, endsLine: false)))
            _message.Analyzer.Connection.Weird("inflate_failed", source: "ZIP");
    }

    private void DeliverClear(ReadOnlySpan<byte> data, bool endsLine)
    {
        BodyLength += data.Length + (endsLine ? _message.LineEnd.Length : 0);
        BodyLine(data, endsLine);
    }

    private void ReadContentLength(in MimeHeader header)
    {
        if (_range is not null)
            return; // the range says it more exactly
        var token = header.FirstToken;
        if (token.IsEmpty)
            return;
        if (!HttpNumber.TryParse(token, 10, out var length, out var digits))
        {
            _message.Analyzer.Weird("HTTP_bad_content_length", Encoding.Latin1.GetString(token));
            return;
        }

        if (digits > 1 && token[0] == '0')
            _message.Analyzer.Weird("HTTP_content_length_leading_zeros", Encoding.Latin1.GetString(token));
        _contentLength = length;
    }

    private bool TryReadContentRange(in MimeHeader header)
    {
        if (ContentRange.Parse(header, out var range, out var detail) is { } fault)
        {
            _message.Analyzer.Weird(fault, detail);
            return false;
        }

        _range = range;
        _fileOffset = range.First;
        _contentLength = range.Length;
        return true;
    }

    // 6.1: chunked counts from HTTP/1.1 on; anything behind it makes it ambiguous how the message is framed.
    private void ReadTransferEncoding(in MimeHeader header)
    {
        if (Parent is not null)
        {
            _message.Analyzer.Weird("HTTP_nested_transfer_encoding_header");
            return;
        }

        if (!MimeText.Is(header.FirstToken, "chunked"u8) || _message.Analyzer.VersionOf(_message.Direction) != HttpVersion.V11)
            return;
        if (!header.AfterFirstToken.IsEmpty)
            _message.Analyzer.Weird("HTTP_chunked_multi", Encoding.Latin1.GetString(header.AfterFirstToken));
        _chunks = ChunkState.BeforeBody;
    }

    private void ReadContentEncoding(in MimeHeader header)
    {
        var token = header.FirstToken;
        if (MimeText.Is(token, "gzip"u8) || MimeText.Is(token, "x-gzip"u8) || MimeText.Is(token, "deflate"u8))
            _isCompressed = true;
    }
}
