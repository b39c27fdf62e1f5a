using System.Buffers;
using System.Numerics;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Quic;

/// <summary>Follows a QUIC connection as far as it can be read: headers, and the handshake in Initial packets.</summary>
/// <remarks>The client is the originator. What TLS is in the Initial packets goes to a TLS analyzer below this one.</remarks>
[Analyzer("QUIC")]
internal sealed class QuicAnalyzer : Analyzer
{
    private const byte LongForm = 0x80;
    private const byte FixedBit = 0x40;

    private readonly QuicEvents _events;
    private readonly long _maxDiscarded;
    private readonly QuicHandshake _handshake;
    private (QuicInitialKeys Client, QuicInitialKeys Server)? _keys; // once the client's first destination is known
    private ulong _decrypted;
    private long _discarded;
    private ulong _shortFromOriginator;
    private ulong _shortFromResponder;

    public QuicAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = QuicEvents.Of(Engine);
        _maxDiscarded = QuicOptions.Of(Engine).MaxDiscarded;
        _handshake = new(this);
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_shortFromOriginator, _shortFromResponder) = (_shortFromResponder, _shortFromOriginator);
        _handshake.FlipRoles();
        base.FlipRoles();
    }

    /// <inheritdoc/>
    protected override void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        // Several packets may share a datagram (RFC 9000, 12.2).
        var reader = new WireReader(data);
        while (!IsStopped && reader.TryPeek(out var first))
        {
            if ((first & FixedBit) == 0)
            {
                OnDiscarded(direction);
                return;
            }

            if ((first & LongForm) == 0)
            {
                OnShortHeader(direction);
                return; // it has no length: it goes on to the end
            }

            var status = QuicLongHeader.Read(ref reader, out var packet);
            if (status == ParseStatus.Complete)
            {
                OnLongHeader(packet, direction);
                continue;
            }

            // Where the capture cut the datagram, nobody is to blame.
            if (data.Length >= wireLength)
                Violation("malformed QUIC long header", data);
            return;
        }
    }

    // Padding behind packets, or another protocol on the same port; only in a known connection worth a word.
    private void OnDiscarded(Direction direction)
    {
        if (_decrypted > 0 && (_maxDiscarded < 0 || _discarded++ < _maxDiscarded))
            _events.DiscardedPacket(Connection, direction.IsOrig(), _decrypted);
    }

    // Half of all octets have this form, so they count for nothing before something was decrypted.
    private void OnShortHeader(Direction direction)
    {
        if (_decrypted == 0)
            return;
        var count = direction.IsOrig() ? ++_shortFromOriginator : ++_shortFromResponder;
        if (BitOperations.IsPow2(count))
            _events.ShortHeaderThreshold(Connection, direction.IsOrig(), count);
    }

    private void OnLongHeader(in QuicLongHeader packet, Direction direction)
    {
        var isOrig = direction.IsOrig();
        var dcid = ByteString.Copy(packet.DestinationId);
        var scid = ByteString.Copy(packet.SourceId);
        if (!packet.IsKnown)
        {
            _events.UnhandledVersion(Connection, isOrig, packet.Version, dcid, scid);
            Violation($"unsupported QUIC version 0x{packet.Version:x8}");
            return;
        }

        Confirm();
        switch (packet.Type)
        {
            case QuicPacketType.Initial:
                _events.InitialPacket(Connection, isOrig, packet.Version, dcid, scid);
                OnInitial(packet, direction, dcid, scid);
                break;
            case QuicPacketType.ZeroRtt:
                _events.ZeroRttPacket(Connection, isOrig, packet.Version, dcid, scid);
                break;
            case QuicPacketType.Handshake:
                _events.HandshakePacket(Connection, isOrig, packet.Version, dcid, scid);
                break;
            default:
                _events.RetryPacket(
                    Connection, isOrig, packet.Version, dcid, scid, ByteString.Copy(packet.Token), ByteString.Copy(packet.RetryTag));
                BeginAgain();
                break;
        }
    }

    // A side's packets are of interest until it has said hello; what it repeats or acknowledges afterwards is not opened.
    private void OnInitial(in QuicLongHeader packet, Direction direction, ByteString dcid, ByteString scid)
    {
        if (_handshake.IsDone(direction))
            return;
        if (_keys is null)
        {
            if (!direction.IsOrig())
                return; // what the client's first packet said is not known
            _keys = QuicInitialKeys.Derive(packet.Version, packet.DestinationId);
        }

        var keys = direction.IsOrig() ? _keys.Value.Client : _keys.Value.Server;
        var plain = ArrayPool<byte>.Shared.Rent(packet.Octets.Length);
        if (keys.TryOpen(packet, plain, out var length))
        {
            _decrypted++;
            ReadFrames(plain.AsSpan(0, length), packet.Version, direction, dcid, scid);
        }
        else
        {
            Violation("decryption of QUIC Initial packet failed");
        }

        ArrayPool<byte>.Shared.Return(plain);
    }

    private void BeginAgain()
    {
        _keys = null;
        _handshake.Reset();
    }

    private void ReadFrames(ReadOnlySpan<byte> frames, uint version, Direction direction, ByteString dcid, ByteString scid)
    {
        var reader = new WireReader(frames);
        while (!reader.AtEnd && !IsStopped)
        {
            if (QuicFrame.Read(ref reader, out var frame) != ParseStatus.Complete)
            {
                Violation("malformed frame in QUIC Initial packet", reader.Rest);
                return;
            }

            switch (frame.Type)
            {
                case QuicFrameType.Crypto:
                    if (!_handshake.TryAdd(frame.Offset, frame.Data, direction))
                    {
                        Violation("CRYPTO frames exceed limit");
                        Stop();
                    }

                    break;
                case QuicFrameType.ConnectionClose or QuicFrameType.ApplicationClose:
                    _events.ConnectionClose(
                        Connection, direction.IsOrig(), version, dcid, scid, frame.ErrorCode, ByteString.Copy(frame.Data));
                    break;
            }
        }

        _handshake.Deliver(direction);
    }
}
