using System.Buffers.Binary;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.PostgreSql;

/// <summary>Follows the protocol of PostgreSQL, version 3, and hands over to TLS where both sides want it.</summary>
[Analyzer("POSTGRESQL")]
internal sealed class PostgreSqlAnalyzer : StreamAnalyzer
{
    // What a client can begin with instead of a version.
    private const uint CancelRequest = 80877102;
    private const uint SslRequest = 80877103;
    private const uint GssRequest = 80877104;

    private const int MaxStartup = 10_000; // octets; servers accept no more
    private const string TooShort = "error while parsing PostgreSQL: &requires failed: (self.length >= 4) ";

    private readonly PostgreSqlEvents _events;
    private Phase _phase;

    /// <summary>Begins on a connection.</summary>
    public PostgreSqlAnalyzer(AnalyzerContext context)
        : base(context) => _events = PostgreSqlEvents.Of(Engine);

    private enum Phase : byte
    {
        Startup, // no start-up message yet
        EncryptionAsked, // the server's next octet is its answer
        Running,
        Tls,
    }

    /// <inheritdoc/>
    protected override int BufferCap => 1 << 24;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        var reader = new WireReader(data);
        var status = ParseStatus.Complete;
        while (!reader.AtEnd && !IsStopped && status == ParseStatus.Complete)
        {
            if (_phase == Phase.Tls)
            {
                for (var i = 0; i < Children.Count; i++)
                    Children[i].Stream(reader.Rest, direction);
                return data.Length;
            }

            status = direction.IsOrig() ? ReadFrontend(ref reader) : ReadBackend(ref reader);
        }

        return status == ParseStatus.Malformed || IsStopped ? data.Length : reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_phase == Phase.Tls)
            base.Undelivered(offset, length, direction);
        else
            Stop();
    }

    private ParseStatus ReadFrontend(scoped ref WireReader reader)
    {
        if (_phase == Phase.EncryptionAsked)
            return ParseStatus.NeedMore; // cannot be told before the server has answered
        var isStartup = _phase == Phase.Startup;
        if (isStartup && reader.Remaining >= 4 && BinaryPrimitives.ReadUInt32BigEndian(reader.Rest) > MaxStartup)
            return Reject("error while parsing PostgreSQL: start-up message too long", reader.Rest);
        var rest = reader.Rest;
        var status = PostgreSqlMessage.Read(ref reader, hasType: !isStartup, out var message);
        if (status == ParseStatus.Malformed)
            return Reject(TooShort, rest);
        if (status == ParseStatus.Complete && isStartup)
            return OnStartup(message.Body);
        if (status == ParseStatus.Complete)
            OnFrontend(message);
        return status;
    }

    private ParseStatus OnStartup(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt32(out var version))
            return Reject("error while parsing PostgreSQL: start-up message without version", body);
        switch (version)
        {
            case SslRequest or GssRequest:
                _phase = Phase.EncryptionAsked;
                if (version == SslRequest)
                    _events.SslRequest(Connection);
                return ParseStatus.Complete;
            case CancelRequest:
                Stop();
                return ParseStatus.Complete;
            case < 0x0003_0000 or > 0x0003_FFFF:
                return Reject("error while parsing PostgreSQL: unknown version in start-up message", body);
        }

        // All parameters must be whole before any is told.
        var names = reader;
        while (names.TryPeek(out var next) && next != 0)
        {
            if (!PostgreSqlMessage.TryReadText(ref names, out _) || !PostgreSqlMessage.TryReadText(ref names, out _))
                return Reject("error while parsing PostgreSQL: parameter without end in start-up message", body);
        }

        _phase = Phase.Running;
        Confirm();
        while (reader.TryPeek(out var next) && next != 0 && PostgreSqlMessage.TryReadText(ref reader, out var name)
            && PostgreSqlMessage.TryReadText(ref reader, out var value))
            _events.StartupParameter(Connection, name, value);
        _events.StartupMessage(Connection, version >> 16, version & 0xFFFF);
        return ParseStatus.Complete;
    }

    private void OnFrontend(PostgreSqlMessage message)
    {
        switch (message.Type)
        {
            case (byte)'p':
                _events.AuthenticationResponse(Connection, message.Body);
                break;
            case (byte)'Q':
                _events.SimpleQuery(Connection, message.Body.TrimEnd((byte)0));
                break;
            case (byte)'X':
                _events.Terminate(Connection);
                break;
            default:
                _events.NotImplemented(Connection, isOrig: true, [message.Type], message.Body);
                break;
        }
    }

    private ParseStatus ReadBackend(scoped ref WireReader reader)
    {
        if (_phase == Phase.EncryptionAsked && reader.TryPeek(out var answer) && answer != 'E')
            return OnEncryptionReply(ref reader, answer);
        var rest = reader.Rest;
        if (_phase == Phase.Startup)
            return Reject("error while parsing PostgreSQL: server speaks first", rest);
        var status = PostgreSqlMessage.Read(ref reader, hasType: true, out var message);
        if (status == ParseStatus.Malformed)
            return Reject(TooShort, rest);
        if (status == ParseStatus.Complete)
            OnBackend(message);
        return status;
    }

    private ParseStatus OnEncryptionReply(scoped ref WireReader reader, byte answer)
    {
        if (answer is not ((byte)'S' or (byte)'N' or (byte)'G'))
            return Reject("error while parsing PostgreSQL: unknown answer to request for encryption", reader.Rest);
        reader.TrySkip(1);
        Confirm();
        if (answer == 'G')
        {
            Stop(); // under GSSAPI there is nothing more to see
            return ParseStatus.Complete;
        }

        _events.SslReply(Connection, [answer]);
        _phase = answer == 'S' ? Phase.Tls : Phase.Startup;
        if (answer == 'S')
            TlsHandOver.Begin(this);
        return ParseStatus.Complete;
    }

    private void OnBackend(PostgreSqlMessage message)
    {
        var reader = new WireReader(message.Body);
        switch (message.Type)
        {
            case (byte)'R':
                if (!reader.TryReadUInt32(out var identifier))
                    break;
                if (identifier == 0)
                    _events.AuthenticationOk(Connection);
                else
                    _events.AuthenticationRequest(Connection, identifier, reader.Rest);
                break;
            case (byte)'S':
                if (PostgreSqlMessage.TryReadText(ref reader, out var name) && PostgreSqlMessage.TryReadText(ref reader, out var value))
                    _events.ParameterStatus(Connection, name, value);
                break;
            case (byte)'K':
                // The key may be longer than four octets since version 3.2.
                if (reader.TryReadUInt32(out var process) && reader.TryReadUInt32(out var key))
                    _events.BackendKeyData(Connection, process, key);
                break;
            case (byte)'Z':
                _events.ReadyForQuery(Connection, message.Body);
                break;
            case (byte)'E':
                OnFields(ref reader, isError: true);
                _events.ErrorResponse(Connection);
                break;
            case (byte)'N':
                OnFields(ref reader, isError: false);
                _events.NoticeResponse(Connection);
                break;
            case (byte)'D':
                if (reader.TryReadUInt16(out var columns))
                    _events.DataRow(Connection, columns);
                break;
            default:
                _events.NotImplemented(Connection, isOrig: false, [message.Type], message.Body);
                break;
        }
    }

    // Each part: a character that tells what it is, and a text; a NUL ends them.
    private void OnFields(scoped ref WireReader reader, bool isError)
    {
        while (reader.TryReadUInt8(out var code) && code != 0 && PostgreSqlMessage.TryReadText(ref reader, out var text))
        {
            if (isError)
                _events.ErrorField(Connection, [code], text);
            else
                _events.NoticeField(Connection, [code], text);
        }
    }

    private ParseStatus Reject(string reason, ReadOnlySpan<byte> data)
    {
        Violation(reason);
        Stop();
        return ParseStatus.Malformed;
    }
}
