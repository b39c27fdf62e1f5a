using System.Buffers.Binary;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ssl;

/// <summary>What records other than those of the handshake say, and which of them are encrypted.</summary>
internal sealed class SslRecordLayer(Analyzer owner, SslEvents events, SslState state, SslHandshake handshake)
{
    private bool _originatorEncrypts;
    private bool _responderEncrypts;
    private bool _isEstablished;

    /// <summary>Takes both directions for encrypted from here on, whatever the handshake has said.</summary>
    public void BeginEncryption() => (_originatorEncrypts, _responderEncrypts, _isEstablished) = (true, true, true);

    private bool IsModern => TlsVersion.IsModern(handshake.Version);

    /// <summary>Whether a record is encrypted.</summary>
    /// <remarks>
    /// Before TLS 1.3 everything behind the change of cipher is. Since then records of application data are, whatever they really
    /// carry, and nothing else is; early data may come before the version is settled.
    /// </remarks>
    public bool IsCiphertext(TlsContentType type, Direction direction)
    {
        var isData = type == TlsContentType.ApplicationData;
        if (IsModern)
            return isData;
        return (isData && handshake.Version == 0) || (direction.IsOrig() ? _originatorEncrypts : _responderEncrypts);
    }

    /// <summary>An encrypted record.</summary>
    public void OnCiphertext(TlsContentType type, ushort version, int length, Direction direction)
    {
        if (IsModern && !_isEstablished)
        {
            if (direction.IsOrig())
                _originatorEncrypts = true;
            else
                _responderEncrypts = true;
            events.ProbableEncryptedHandshake(owner.Connection, handshake.IsClient(direction), (ulong)length);
        }

        if (!_isEstablished && handshake.Version != 0 && _originatorEncrypts && _responderEncrypts)
        {
            _isEstablished = true;
            events.Established(owner.Connection);
        }

        events.EncryptedData(owner.Connection, handshake.IsClient(direction), version, (ulong)type, (ulong)length);
    }

    /// <summary>A record in the clear that is not of the handshake.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public string? OnPlaintext(TlsContentType type, ReadOnlySpan<byte> body, Direction direction)
    {
        switch (type)
        {
            case TlsContentType.ChangeCipherSpec:
                OnChangeCipherSpec(body, direction);
                return null;
            case TlsContentType.Alert:
                return OnAlert(body, direction);
            case TlsContentType.Heartbeat:
                return OnHeartbeat(body, direction);
            default:
                return null;
        }
    }

    /// <summary>Tells of a record in the clear of any kind, after its content.</summary>
    public void AfterPlaintext(TlsContentType type, ushort version, int length, Direction direction) =>
        events.PlaintextData(owner.Connection, handshake.IsClient(direction), version, (ulong)type, (ulong)length);

    private void OnChangeCipherSpec(ReadOnlySpan<byte> body, Direction direction)
    {
        if (body.IsEmpty)
            return;
        events.ChangeCipherSpec(owner.Connection, handshake.IsClient(direction));

        // In TLS 1.3 it is there for the sake of old middleboxes and changes nothing (RFC 8446, D.4).
        if (IsModern)
            return;
        if (direction.IsOrig())
            _originatorEncrypts = true;
        else
            _responderEncrypts = true;
    }

    private string? OnAlert(ReadOnlySpan<byte> body, Direction direction)
    {
        // TLS 1.3 allows one alert in a record (RFC 8446, 5.1).
        var limit = IsModern ? 1 : state.MaxAlerts;
        for (var count = 0; !body.IsEmpty; body = body[2..])
        {
            if (body.Length < 2)
                return SslProblem.OutOfBound("Alert", 2, body.Length);
            if (limit > 0 && count++ == limit)
            {
                owner.Weird("SSL_excessive_alerts_in_record");
                return null;
            }

            events.Alert(owner.Connection, handshake.IsClient(direction), body[0], body[1]);
        }

        return null;
    }

    // RFC 6520, 4.
    private string? OnHeartbeat(ReadOnlySpan<byte> body, Direction direction)
    {
        if (body.Length < 3)
            return SslProblem.OutOfBound("Heartbeat", 3, body.Length);
        if (events.HasHeartbeat)
        {
            events.Heartbeat(
                owner.Connection,
                handshake.IsClient(direction),
                (ulong)body.Length,
                body[0],
                BinaryPrimitives.ReadUInt16BigEndian(body[1..]),
                ByteString.Copy(body[3..]));
        }

        return null;
    }
}
