using System.Globalization;
using System.Security.Cryptography;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Mime;

/// <summary>A message as mail protocols carry it (RFC 5322): raises the <c>mime_*</c> events, and each entity's content is a file.</summary>
internal sealed class MailMessage : MimeMessage
{
    // What is kept for mime_entity_data and mime_all_data; more than that is not worth handing to a script in one piece.
    private const int MaxKept = 1 << 24;

    private readonly Analyzer _analyzer;
    private readonly Direction _direction;
    private readonly MimeEvents _events;
    private readonly MimeState _state;
    private readonly MimeEntity _top;
    private readonly IncrementalHash? _md5;
    private readonly IncrementalHash? _sha256;
    private readonly MemoryStream? _all;
    private MemoryStream? _entity;
    private byte[]? _segment;
    private int _segmentLength;
    private int _segmentOld; // octets at the front of the segment that were told before
    private long _length;
    private string? _fileId;
    private bool _isDone;

    /// <summary>Begins a message.</summary>
    /// <param name="analyzer">The protocol that carries it.</param>
    /// <param name="direction">Who sends it.</param>
    public MailMessage(Analyzer analyzer, Direction direction)
    {
        _analyzer = analyzer;
        _direction = direction;
        _events = MimeEvents.Of(analyzer.Engine);
        _state = MimeState.Of(analyzer.Engine);
        MaxDepth = _state.MaxDepth;
        MaxHeaderBytes = _state.MaxHeaderBytes;
        if (_events.HasContentHash)
            _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        if (_events.HasContentHashSha256)
            _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (_events.HasAllData)
            _all = new();
        _top = MimeEntity.Begin(this);
    }

    /// <inheritdoc/>
    public override bool KeepsHeaders => _events.HasAllHeaders;

    /// <summary>Takes a line without its end.</summary>
    public void Deliver(ReadOnlySpan<byte> line, bool endsLine = true)
    {
        if (!_isDone)
            _top.Deliver(line, endsLine);
    }

    /// <summary>Octets of the message never came.</summary>
    public void Gap(long length)
    {
        if (!_isDone)
            _fileId = _analyzer.Connection.Services.Files.Gap(_length, length, _analyzer, _direction, _fileId) ?? _fileId;
    }

    /// <summary>The message is over.</summary>
    public void Done()
    {
        if (_isDone)
            return;
        _top.End();
        _isDone = true;
        var connection = _analyzer.Connection;
        if (_all is not null)
            _events.AllData(connection, (ulong)_all.Length, _all.GetBuffer().AsSpan(0, (int)_all.Length));
        if (_md5 is not null)
            _events.ContentHash(connection, (ulong)_length, Convert.ToHexStringLower(_md5.GetHashAndReset()));
        if (_sha256 is not null)
            _events.ContentHashSha256(connection, (ulong)_length, Convert.ToHexStringLower(_sha256.GetHashAndReset()));
        _md5?.Dispose();
        _sha256?.Dispose();
        EndFile();
    }

    /// <inheritdoc/>
    public override void BeginEntity(MimeEntity entity)
    {
        FlushContent();
        _fileId = null;
        _events.BeginEntity(_analyzer.Connection);
    }

    /// <inheritdoc/>
    public override void EndEntity(MimeEntity entity)
    {
        FlushContent();
        _events.EndEntity(_analyzer.Connection);
        EndFile();
    }

    /// <inheritdoc/>
    public override void Header(MimeEntity entity, in MimeHeader header)
    {
        if (_events.HasOneHeader)
            _events.OneHeader(_analyzer.Connection, _state.Header(ByteString.Copy(header.Name), ByteString.Copy(header.Untrimmed.TrimStart(" \t"u8))));
    }

    /// <inheritdoc/>
    public override void AllHeaders(MimeEntity entity)
    {
        if (_events.HasAllHeaders)
            _events.AllHeaders(_analyzer.Connection, _state.HeaderList(entity.Headers));
    }

    /// <inheritdoc/>
    public override void Data(MimeEntity entity, ReadOnlySpan<byte> data)
    {
        _length += data.Length;
        _md5?.AppendData(data);
        _sha256?.AppendData(data);
        Keep(_all, data);
        if (_events.HasEntityData)
            Keep(_entity ??= new(), data);
        if (_events.HasSegmentData)
            FillSegment(data);
        _fileId = _analyzer.Connection.Services.Files.DataIn(data, _analyzer, _direction, _fileId);
    }

    /// <inheritdoc/>
    public override void Note(string kind, string detail) =>
        _events.Note(_analyzer.Connection, kind, ByteString.From(detail));

    /// <inheritdoc/>
    public override void IllegalBase64(string detail) => _analyzer.Connection.Weird("base64_illegal_encoding", detail);

    /// <inheritdoc/>
    public override void TooDeep() =>
        _analyzer.Weird("exceeded_mime_max_depth", MaxDepth.ToString(CultureInfo.InvariantCulture));

    private static void Keep(MemoryStream? kept, ReadOnlySpan<byte> data) =>
        kept?.Write(data[..(int)Math.Min(data.Length, MaxKept - kept.Length)]);

    private void FillSegment(ReadOnlySpan<byte> data)
    {
        _segment ??= new byte[_state.SegmentLength];
        while (data.Length > 0)
        {
            var count = Math.Min(data.Length, _segment.Length - _segmentLength);
            data[..count].CopyTo(_segment.AsSpan(_segmentLength));
            _segmentLength += count;
            data = data[count..];
            if (_segmentLength < _segment.Length)
                continue;
            _events.SegmentData(_analyzer.Connection, (ulong)_segmentLength, _segment);
            var overlap = _state.SegmentOverlap;
            _segment.AsSpan(_segmentLength - overlap).CopyTo(_segment);
            (_segmentLength, _segmentOld) = (overlap, overlap);
        }
    }

    // What is left of an entity when it ends, or when one inside of it begins.
    private void FlushContent()
    {
        if (_segmentLength > _segmentOld)
            _events.SegmentData(_analyzer.Connection, (ulong)_segmentLength, _segment.AsSpan(0, _segmentLength));
        (_segmentLength, _segmentOld) = (0, 0);
        if (_entity is not { Length: > 0 })
            return;
        _events.EntityData(_analyzer.Connection, (ulong)_entity.Length, _entity.GetBuffer().AsSpan(0, (int)_entity.Length));
        _entity.SetLength(0);
    }

    // Which file ends is known by its identifier; failing that, by what scripts say about either direction.
    private void EndFile()
    {
        var files = _analyzer.Connection.Services.Files;
        if (_fileId is not null)
        {
            files.EndOfFile(_fileId);
            _fileId = null;
            return;
        }

        files.EndOfFile(_analyzer, Direction.Originator);
        files.EndOfFile(_analyzer, Direction.Responder);
    }
}
