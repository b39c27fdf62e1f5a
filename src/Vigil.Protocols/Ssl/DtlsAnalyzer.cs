using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>Follows DTLS: records in datagrams, and the handshake in them until it is encrypted.</summary>
[Analyzer("DTLS")]
internal sealed class DtlsAnalyzer : Analyzer
{
    private readonly SslEvents _events;
    private readonly SslState _state;
    private readonly SslHandshake _handshake;
    private readonly SslRecordLayer _records;
    private readonly DtlsAssembly _fromOriginator = new();
    private readonly DtlsAssembly _fromResponder = new();
    private int _versionErrors; // in a row
    private int _reportedVersionErrors;

    public DtlsAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = SslEvents.Of(Engine);
        _state = SslState.Of(Engine);
        _handshake = new(this, _events, _state, isDatagram: true);
        _records = new(this, _events, _state, _handshake);
    }

    /// <inheritdoc/>
    protected override void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        if (IsStun(data))
            return;
        var reader = new WireReader(data);
        while (!reader.AtEnd && !IsStopped)
        {
            if (IsModern && DtlsRecord.IsUnified(reader.Rest[0]))
            {
                if (DtlsRecord.ReadUnified(ref reader, out var hidden) != ParseStatus.Complete)
                    return;
                OnRecord(hidden, direction);
                continue;
            }

            if (!HasVersion(reader.Rest))
                return;
            if (DtlsRecord.Read(ref reader, out var record) != ParseStatus.Complete)
            {
                Fail(SslProblem.Truncated("SSLRecord", reader.Remaining));
                return;
            }

            OnRecord(record, direction);
        }
    }

    private bool IsModern => TlsVersion.IsModern(_handshake.Version);

    // WebRTC probes its paths with STUN on the same ports (RFC 7983); the cookie tells it apart.
    private static bool IsStun(ReadOnlySpan<byte> data) => data.Length >= 20 && data[4..8].SequenceEqual<byte>([0x21, 0x12, 0xA4, 0x42]);

    // Other protocols may share the ports as well, so a few strange datagrams do not end the analysis, and say nothing
    // about DTLS where there was none yet.
    private bool HasVersion(ReadOnlySpan<byte> record)
    {
        if (record.Length < 3)
            return false;
        var version = (record[1] << 8) | record[2];
        if (TlsVersion.IsDatagram(version))
        {
            _versionErrors = 0;
            return true;
        }

        if (IsConfirmed && _reportedVersionErrors < _state.MaxReportedVersionErrors)
        {
            _reportedVersionErrors++;
            Violation($"Invalid version late in DTLS connection. Packet reported version: {version}");
        }

        if (++_versionErrors > _state.MaxVersionErrors)
            Stop();
        return false;
    }

    private void OnRecord(DtlsRecord record, Direction direction)
    {
        if (_records.IsCiphertext(record.Type, direction))
        {
            _records.OnCiphertext(record.Type, record.Version, record.Body.Length, direction);
            return;
        }

        if (record.Type == TlsContentType.Handshake)
            OnHandshake(record, direction);
        else if (_records.OnPlaintext(record.Type, record.Body, direction) is { } problem)
            Fail(problem);
        _records.AfterPlaintext(record.Type, record.Version, record.Body.Length, direction);
    }

    private void OnHandshake(DtlsRecord record, Direction direction)
    {
        var reader = new WireReader(record.Body);
        var assembly = direction.IsOrig() ? _fromOriginator : _fromResponder;
        while (!reader.AtEnd && !IsStopped)
        {
            if (DtlsFragment.Read(ref reader, out var fragment) != ParseStatus.Complete)
            {
                Fail(SslProblem.Truncated("HandshakeRecord", reader.Remaining));
                return;
            }

            if (fragment.Body.Length == fragment.MessageLength)
            {
                OnMessage(fragment.Type, fragment.Body, direction, record.Version);
                continue;
            }

            if (!assembly.TryAdd(fragment, record.Sequence, out var isComplete))
            {
                Fail("fragment does not fit the DTLS handshake");
                return;
            }

            if (isComplete)
            {
                OnMessage(fragment.Type, assembly.Message, direction, record.Version);
                assembly.Clear();
            }
        }
    }

    private void OnMessage(TlsHandshakeType type, ReadOnlySpan<byte> body, Direction direction, ushort version)
    {
        if (_handshake.Take(type, body, direction, version) is { } problem)
            Fail(problem);
    }

    private void Fail(string problem)
    {
        Violation(problem);
        Stop();
    }
}
