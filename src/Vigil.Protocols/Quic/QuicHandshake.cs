using System.Buffers.Binary;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.Quic;

/// <summary>Hands the TLS messages of CRYPTO frames to a TLS analyzer (RFC 9001, 4.1.3).</summary>
/// <remarks>
/// QUIC has TLS messages without TLS records, so each is given a record of its own, as a client over TCP would have sent it.
/// Messages are handed on whole: what Initial packets have is one hello from either side.
/// </remarks>
internal sealed class QuicHandshake(Analyzer owner)
{
    private const int HeaderSize = 4; // of a message: type and length (RFC 8446, 4)
    private const int MaxRecord = 1 << 14; // content of a record (RFC 8446, 5.1)

    private QuicCryptoStream _fromOriginator = new();
    private QuicCryptoStream _fromResponder = new();
    private Analyzer? _tls;
    private bool _originatorDone;
    private bool _responderDone;

    /// <summary>Whether a side has said hello, which is all that its Initial packets are for.</summary>
    public bool IsDone(Direction direction) => direction.IsOrig() ? _originatorDone : _responderDone;

    /// <summary>Takes the data of a frame; <see langword="false"/> if there are too many.</summary>
    public bool TryAdd(ulong offset, ReadOnlySpan<byte> data, Direction direction) => StreamOf(direction).TryAdd(offset, data);

    /// <summary>Hands on what is complete.</summary>
    public void Deliver(Direction direction)
    {
        var stream = StreamOf(direction);
        while (stream.Ready.Length >= HeaderSize)
        {
            var size = HeaderSize + (int)(BinaryPrimitives.ReadUInt32BigEndian(stream.Ready) & 0xFFFFFF);
            if (stream.Ready.Length < size)
                return;
            Deliver(stream.Ready[..size], direction);
            stream.Consume(size);
            if (direction.IsOrig())
                _originatorDone = true;
            else
                _responderDone = true;
        }
    }

    /// <summary>Another attempt begins, with another pair of hellos.</summary>
    public void Reset()
    {
        _fromOriginator = new();
        _fromResponder = new();
        (_originatorDone, _responderDone) = (false, false);
        if (_tls is not null)
            owner.RemoveChild(_tls);
        _tls = null;
    }

    /// <summary>Originator and responder turned out to be the other way round.</summary>
    public void FlipRoles()
    {
        (_fromOriginator, _fromResponder) = (_fromResponder, _fromOriginator);
        (_originatorDone, _responderDone) = (_responderDone, _originatorDone);
    }

    private QuicCryptoStream StreamOf(Direction direction) => direction.IsOrig() ? _fromOriginator : _fromResponder;

    private void Deliver(ReadOnlySpan<byte> message, Direction direction)
    {
        if (_tls is null)
        {
            if (owner.Engine.Find<IAnalyzerFactory>()?.Create("SSL", owner.Connection) is not { } tls)
                return;
            _tls = owner.AddChild(tls);
        }

        for (; !message.IsEmpty && _tls is not null; message = message[Math.Min(message.Length, MaxRecord)..])
        {
            var part = message[..Math.Min(message.Length, MaxRecord)];
            ReadOnlySpan<byte> header = [0x16, 0x03, 0x01, (byte)(part.Length >> 8), (byte)part.Length];
            _tls.Stream(header, direction);
            _tls.Stream(part, direction);
        }
    }
}
