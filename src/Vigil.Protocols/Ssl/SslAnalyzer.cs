using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>Follows SSL and TLS over a stream: records, and the handshake in them until it is encrypted.</summary>
[Analyzer("SSL")]
internal sealed class SslAnalyzer : StreamAnalyzer
{
    private readonly SslEvents _events;
    private readonly SslHandshake _handshake;
    private readonly SslRecordLayer _records;
    private readonly HandshakeBuffer _fromOriginator = new();
    private readonly HandshakeBuffer _fromResponder = new();
    private bool _isPinned; // a record of SSL 3 or later was seen, so all others are such too

    public SslAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = SslEvents.Of(Engine);
        var state = SslState.Of(Engine);
        _handshake = new(this, _events, state, isDatagram: false);
        _records = new(this, _events, state, _handshake);
        Content = new(this, _handshake);
    }

    /// <summary>What the connection carries.</summary>
    public SslContent Content { get; }

    /// <summary>Takes all that follows for encrypted.</summary>
    public void BeginEncryption() => _records.BeginEncryption();

    /// <inheritdoc/>
    protected override int BufferCap => TlsRecord.MaxSize;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        // A handshake whose beginning was missed cannot be made sense of.
        if (Connection.IsPartial)
            Stop();
        var reader = new WireReader(data);
        while (!reader.AtEnd && !IsStopped)
        {
            var rest = reader.Rest;
            var status = !_isPinned && OldRecord.IsOld(rest) ? ReadOld(ref reader) : Read(ref reader, direction);
            if (status == ParseStatus.NeedMore)
                break;
        }

        return IsStopped ? data.Length : reader.Position;
    }

    // Behind a gap in one direction, keys and messages of the other have no meaning either.
    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        Content.End();
        Stop();
    }

    private ParseStatus ReadOld(ref WireReader reader)
    {
        var status = OldRecord.Read(ref reader, out var record);
        if (status != ParseStatus.Complete)
        {
            if (status == ParseStatus.Malformed)
                Fail("Invalid headers in SSL connection.");
            return status;
        }

        if (record.Version != TlsVersion.Ssl2 && !TlsVersion.IsStream(record.Version))
            Fail($"Invalid version in SSL client hello. Version: {record.Version}");
        else if (ClientHello.ReadOld(record.Body, record.Version, out var hello) != ParseStatus.Complete)
            Fail(SslProblem.Truncated("V2ClientHello", record.Body.Length));
        else if (_handshake.TakeOld(hello) is { } problem)
            Fail(problem);
        else
            _events.PlaintextData(Connection, isClient: true, TlsVersion.Ssl2, 301, (ulong)record.Body.Length);
        return IsStopped ? ParseStatus.Malformed : ParseStatus.Complete;
    }

    private ParseStatus Read(ref WireReader reader, Direction direction)
    {
        var rest = reader.Rest;
        if (rest.Length >= TlsRecord.HeaderSize)
        {
            var version = (rest[1] << 8) | rest[2];
            if (!TlsVersion.IsStream(version))
            {
                Fail($"Invalid version {(_isPinned ? "late in" : "in")} TLS connection. Packet reported version: {version}");
                return ParseStatus.Malformed;
            }

            if (!_isPinned && rest[0] is < (byte)TlsContentType.ChangeCipherSpec or > (byte)TlsContentType.ApplicationData)
            {
                Fail($"Invalid type in TLS connection. Packet reported type: {rest[0]}");
                return ParseStatus.Malformed;
            }

            _isPinned = true;
        }

        if (TlsRecord.Read(ref reader, out var record) != ParseStatus.Complete)
            return ParseStatus.NeedMore;
        if (_records.IsCiphertext(record.Type, direction))
        {
            _records.OnCiphertext(record.Type, record.Version, record.Body.Length, direction);
            Content.Take(record, direction);
            return ParseStatus.Complete;
        }

        if (record.Type == TlsContentType.Handshake)
            OnHandshake(record, direction);
        else if (_records.OnPlaintext(record.Type, record.Body, direction) is { } problem)
            Fail(problem);
        if (IsStopped)
            return ParseStatus.Malformed;
        _records.AfterPlaintext(record.Type, record.Version, record.Body.Length, direction);
        return ParseStatus.Complete;
    }

    // Messages may share a record, and may be spread over several.
    private void OnHandshake(TlsRecord record, Direction direction)
    {
        var buffer = direction.IsOrig() ? _fromOriginator : _fromResponder;
        if (!buffer.TryAdd(record.Body))
        {
            Fail("handshake message exceeds limit");
            return;
        }

        var reader = new WireReader(buffer.Span);
        while (!IsStopped && HandshakeMessage.Read(ref reader, out var message) == ParseStatus.Complete)
        {
            if (_handshake.Take(message.Type, message.Body, direction, record.Version) is { } problem)
                Fail(problem);
        }

        buffer.Consume(reader.Position);
    }

    private void Fail(string problem)
    {
        Violation(problem);
        Stop();
    }
}
