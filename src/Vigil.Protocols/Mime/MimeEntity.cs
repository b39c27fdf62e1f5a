using System.Buffers;
using Vigil.Core.Values;

namespace Vigil.Protocols.Mime;

/// <summary>An entity: a header and a body, which may consist of entities (RFC 2045, section 2.4). Fed line by line.</summary>
internal class MimeEntity
{
    private const int MaxKeptHeaders = 10_000;

    private readonly ArrayBufferWriter<byte> _header = new();
    private List<(ByteString Name, ByteString Value)>? _kept;
    private MimeEntity? _child;
    private MimeBodyKind _kind;
    private byte[]? _boundary;
    private Encoding _encoding;
    private Base64Decoder _base64;
    private bool _headerOpen;
    private bool _owesLineEnd;
    private bool _isFolded;
    private bool _partsClosed;

    /// <summary>Begins an entity and tells <paramref name="message"/>.</summary>
    protected MimeEntity(MimeMessage message, MimeEntity? parent)
    {
        Message = message;
        Parent = parent;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    private enum Encoding
    {
        Identity,
        Base64,
        QuotedPrintable,
    }

    /// <summary>The message it belongs to.</summary>
    public MimeMessage Message { get; }

    /// <summary>The entity it is part of, if any.</summary>
    public MimeEntity? Parent { get; }

    /// <summary>How many entities enclose it.</summary>
    public int Depth { get; }

    /// <summary>Type in capitals; <c>TEXT</c> until its header says otherwise.</summary>
    public ByteString Type { get; private set; } = ByteString.From("TEXT");

    /// <summary>Subtype in capitals; <c>PLAIN</c> until its header says otherwise.</summary>
    public ByteString Subtype { get; private set; } = ByteString.From("PLAIN");

    /// <summary>How its body is put together.</summary>
    public MimeBodyKind Kind => _kind;

    /// <summary>Its header fields, if the message asked to keep them.</summary>
    public IReadOnlyList<(ByteString Name, ByteString Value)> Headers => _kept ?? [];

    /// <summary>Whether header lines are expected; those behind a chunked body count as well.</summary>
    protected bool InHeader { get; set; } = true;

    /// <summary>The entity inside of it that is being read, if any.</summary>
    protected MimeEntity? Child => _child;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>An entity that is read as mail is.</summary>
    public static MimeEntity Begin(MimeMessage message, MimeEntity? parent = null)
    {
        var entity = new MimeEntity(message, parent);
        message.BeginEntity(entity);
        return entity;
    }

    /// <summary>Takes a line, or a piece of a body that does not come in lines.</summary>
    /// <param name="data">The octets without the end of line.</param>
    /// <param name="endsLine">Whether a line ended behind them.</param>
    public virtual void Deliver(ReadOnlySpan<byte> data, bool endsLine)
    {
        if (HasEnded)
            Message.IllegalFormat("data behind the end of the entity");
        else if (InHeader)
            HeaderLine(data);
        else
            BodyLine(data, endsLine);
    }

    /// <summary>Nothing more will come for it.</summary>
    public virtual void End()
    {
        if (HasEnded)
            return;
        HasEnded = true;
        if (_child is not null)
            EndChild();
        if (InHeader)
        {
            FinishHeaderField();
            InHeader = false;
            HeaderComplete();
            Message.IllegalFormat("entity body missing");
        }
        else if (_encoding == Encoding.Base64)
        {
            Span<byte> rest = stackalloc byte[2];
            var count = _base64.End(rest);
            Emit(rest[..count]);
            TellBase64Fault();
        }

        if (_owesLineEnd && Parent?.Kind != MimeBodyKind.Multipart)
            Emit(Message.LineEnd);
        Message.EndEntity(this);
    }

    /// <summary>A header field was read.</summary>
    protected virtual void HeaderField(in MimeHeader header) => Message.Header(this, header);

    /// <summary>The header is complete.</summary>
    protected virtual void HeaderComplete() => Message.AllHeaders(this);

    /// <summary>Content, its transfer encoding removed.</summary>
    protected virtual void Content(ReadOnlySpan<byte> data) => Message.Data(this, data);

    /// <summary>The closing boundary was read: unless told otherwise, the entity ends there.</summary>
    protected virtual void PartsClosed() => End();

    /// <summary>Begins an entity inside of this one.</summary>
    protected virtual MimeEntity BeginChild() => Begin(Message, this);

    /// <summary>A line, or a piece, of the body.</summary>
    protected void BodyLine(ReadOnlySpan<byte> data, bool endsLine)
    {
        switch (_kind)
        {
            case MimeBodyKind.Multipart:
                PartLine(data, endsLine);
                break;
            case MimeBodyKind.Message:
                if (_child is null && TryNest() is { } nested)
                    _child = nested;
                _child?.Deliver(data, endsLine);
                break;
            default:
                Decode(data, endsLine);
                break;
        }
    }

    private void HeaderLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] == 0)
        {
            // A NUL ends the header as well: a server that writes C strings would take it so, and so does the reference.
            FinishHeaderField();
            InHeader = false;
            HeaderComplete();
            return;
        }

        if (!MimeText.IsLws(line[0]))
        {
            FinishHeaderField();
            OpenHeaderField(line);
        }
        else if (_headerOpen)
        {
            FoldHeaderField(line);
        }
        else
        {
            Message.IllegalFormat("first header line begins with white space");
            FinishHeaderField();
            var text = line.TrimStart(" \t\r\n"u8);
            if (!text.IsEmpty)
                OpenHeaderField(text);
        }
    }

    private void OpenHeaderField(ReadOnlySpan<byte> line)
    {
        _headerOpen = true;
        _header.Write(line[..Math.Min(line.Length, Message.MaxHeaderBytes)]);
    }

    private void FoldHeaderField(ReadOnlySpan<byte> line)
    {
        _isFolded = true;
        _header.Write(line[..Math.Min(line.Length, Message.MaxHeaderBytes - _header.WrittenCount)]);
    }

    private void FinishHeaderField()
    {
        if (!_headerOpen)
            return;
        _headerOpen = false;
        if (MimeHeader.TryParse(_header.WrittenSpan, out var header))
        {
            if (_isFolded)
                Message.Folded(header.Name);
            ReadStructure(header);
            HeaderField(header);
            if (Message.KeepsHeaders && (_kept ??= []).Count < MaxKeptHeaders)
                _kept.Add((ByteString.Copy(header.Name), ByteString.Copy(header.Value)));
        }

        _isFolded = false;
        _header.ResetWrittenCount();
    }

    private void ReadStructure(in MimeHeader header)
    {
        if (MimeText.Is(header.Name, "content-type"u8))
        {
            if (MimeContentType.Parse(header.Value) is not { } type)
            {
                Message.IllegalFormat("media type/subtype not found in content type");
                return;
            }

            Type = ByteString.Adopt(type.Type);
            Subtype = ByteString.Adopt(type.Subtype);
            _boundary = type.Boundary;
            _kind = type.Kind;
            if (_kind == MimeBodyKind.Multipart && _boundary is null)
            {
                Message.IllegalFormat("boundary delimiter was not specified");
                _kind = MimeBodyKind.Plain;
            }
        }
        else if (MimeText.Is(header.Name, "content-transfer-encoding"u8))
        {
            var token = header.FirstToken;
            _encoding = MimeText.Is(token, "base64"u8) ? Encoding.Base64
                : MimeText.Is(token, "quoted-printable"u8) ? Encoding.QuotedPrintable
                : Encoding.Identity;
        }
    }

    // RFC 2046, 5.1.1: a part begins behind a line "--boundary"; "--boundary--" closes the last one.
    private void PartLine(ReadOnlySpan<byte> line, bool endsLine)
    {
        if (_partsClosed)
            return; // the epilogue is to be ignored
        if (line.StartsWith("--"u8) && line[2..].StartsWith(_boundary))
        {
            if (_child is not null)
                EndChild();
            _partsClosed = line[(2 + _boundary!.Length)..].StartsWith("--"u8); // Multipart implies a boundary
            if (_partsClosed)
                PartsClosed();
            else
                _child = TryNest();
            return;
        }

        _child?.Deliver(line, endsLine);
    }

    private MimeEntity? TryNest()
    {
        if (Depth + 1 <= Message.MaxDepth)
            return BeginChild();
        Message.TooDeep(); // what it holds is passed over
        return null;
    }

    private void EndChild()
    {
        _child!.End(); // callers have looked
        _child = null;
    }

    private void TellBase64Fault()
    {
        if (_base64.TakeFault() is { } fault)
            Message.IllegalBase64(fault);
    }

    private void Decode(ReadOnlySpan<byte> data, bool endsLine)
    {
        switch (_encoding)
        {
            case Encoding.Base64:
                var decoded = ArrayPool<byte>.Shared.Rent(Base64Decoder.MaxOutput(data.Length));
                Emit(decoded.AsSpan(0, _base64.Decode(data, decoded)));
                ArrayPool<byte>.Shared.Return(decoded);
                TellBase64Fault();
                break;
            case Encoding.QuotedPrintable:
                var text = ArrayPool<byte>.Shared.Rent(data.Length);
                var length = QuotedPrintable.DecodeLine(data, text, out var softBreak, out var isLegal);
                if (!isLegal)
                    Message.IllegalFormat("= is not followed by two hexadecimal digits in quoted-printable encoding");
                // The reference keeps the last line's end here, other than in plain parts, where it belongs to the boundary.
                Emit(text.AsSpan(0, length));
                if (endsLine && !softBreak)
                    Emit(Message.LineEnd);
                ArrayPool<byte>.Shared.Return(text);
                break;
            default:
                EmitLine(data, endsLine);
                break;
        }
    }

    // A line's end waits for the next line: that of a part's last line belongs to the boundary (RFC 2046, 5.1.1), and
    // whether CR LF was one end is known only when the next octet has come.
    private void EmitLine(ReadOnlySpan<byte> data, bool endsLine)
    {
        if (_owesLineEnd)
            Emit(Message.PreviousLineEnd);
        _owesLineEnd = endsLine;
        Emit(data);
    }

    private void Emit(ReadOnlySpan<byte> data)
    {
        if (data.Length > 0)
            Content(data);
    }
}
