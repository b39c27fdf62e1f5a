using System.Buffers;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.Ssl;

/// <summary>What a connection carries under TLS, once a script has given its secret or keys: goes to an analyzer of its own.</summary>
internal sealed class SslContent(Analyzer owner, SslHandshake handshake)
{
    private ulong _fromOriginator; // encrypted records so far
    private ulong _fromResponder;
    private byte[] _secret = [];
    private byte[] _keys = [];
    private TlsDecryption? _decryption;
    private Analyzer? _inner;
    private bool _isOver;

    /// <summary>Keeps the master secret; keys are made of it when the first record asks for them.</summary>
    public void SetSecret(ReadOnlySpan<byte> secret) => _secret = secret.ToArray();

    /// <summary>Keeps the key block.</summary>
    /// <returns><see langword="false"/> if no suite that can be decrypted has one of this length.</returns>
    public bool SetKeys(ReadOnlySpan<byte> keys)
    {
        if (keys.Length is not (40 or 72))
            return false;
        _keys = keys.ToArray();
        return true;
    }

    /// <summary>Takes an encrypted record.</summary>
    public void Take(TlsRecord record, Direction direction)
    {
        var sequence = direction.IsOrig() ? _fromOriginator++ : _fromResponder++;
        if (_isOver || (_secret.Length | _keys.Length) == 0 || record.Type != TlsContentType.ApplicationData)
            return;
        _decryption ??= _keys.Length > 0
            ? TlsDecryption.OfKeys(handshake.CipherSuite, _keys)
            : TlsDecryption.OfSecret(handshake.CipherSuite, _secret, handshake.ClientRandom, handshake.ServerRandom);
        var length = record.Body.Length - TlsDecryption.Overhead;
        if (_decryption is null || length < 0)
        {
            _isOver = true;
            return;
        }

        var plain = ArrayPool<byte>.Shared.Rent(length);
        if (_decryption.TryOpen(record, handshake.IsClient(direction), sequence, plain.AsSpan(0, length)))
            Deliver(plain.AsSpan(0, length), direction);
        else
            End(); // a wrong secret; all that follows would fail as well
        ArrayPool<byte>.Shared.Return(plain);
    }

    /// <summary>Forgets secrets and keys.</summary>
    public void End()
    {
        _isOver = true;
        _decryption?.Dispose();
        _decryption = null;
    }

    private void Deliver(ReadOnlySpan<byte> plain, Direction direction)
    {
        if (_inner is null && owner.Engine.Find<IAnalyzerFactory>()?.Create("PIA_TCP", owner.Connection) is { } inner)
            _inner = owner.AddChild(inner);
        _inner?.Stream(plain, direction);
    }
}
