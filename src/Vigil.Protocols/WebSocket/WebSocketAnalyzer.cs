using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.WebSocket;

/// <summary>Follows a connection behind its upgrade from HTTP to WebSocket (RFC 6455): frames, and the stream that they carry.</summary>
[Analyzer("WEBSOCKET")]
internal sealed class WebSocketAnalyzer : StreamAnalyzer
{
    private const int MaxHeader = 14;

    private readonly WebSocketEvents _events;
    private readonly WebSocketOptions _options;
    private WebSocketSide _originator;
    private WebSocketSide _responder;

    public WebSocketAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = WebSocketEvents.Of(Engine);
        _options = WebSocketOptions.Of(Engine);
    }

    /// <inheritdoc/>
    protected override int BufferCap => MaxHeader + _options.ChunkSize + (1 << 16);

    /// <inheritdoc/>
    public override void Init()
    {
        base.Init();
        Confirm(); // both ends have said so
        _events.Established(Connection, Id);
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_originator, _responder) = (_responder, _originator);
        base.FlipRoles();
    }

    /// <summary>What the messages carry goes to an analyzer of this kind from now on.</summary>
    /// <param name="kind">Its name, e.g. <c>PIA_TCP</c> to look for it.</param>
    /// <returns>Whether there is such an analyzer.</returns>
    public bool Carry(string kind) => Engine.Find<IAnalyzerFactory>()?.Create(kind, Connection) is { } child && AddChild(child) is not null;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        ref var side = ref direction == Direction.Originator ? ref _originator : ref _responder;
        var reader = new WireReader(data);
        while (!IsStopped)
        {
            if (!side.InFrame)
            {
                var status = WebSocketFrameHeader.Read(ref reader, out var header);
                if (status == ParseStatus.NeedMore)
                    break;
                if (status == ParseStatus.Malformed)
                {
                    Violation("WebSocket payload length out of range", reader.Rest);
                    Stop();
                    break;
                }

                Begin(ref side, header, direction);
                if (IsStopped)
                    break;
            }

            // Payload is handed on in pieces of the same size, however it was cut into segments.
            var size = (int)Math.Min(side.Frame.Length - side.Taken, _options.ChunkSize);
            if (!reader.TryReadBytes(size, out var piece))
                break;
            Take(ref side, piece, direction);
        }

        return reader.Position;
    }

    // Where a frame begins behind a gap cannot be told.
    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction) => Stop();

    private void Begin(ref WebSocketSide side, WebSocketFrameHeader header, Direction direction)
    {
        if (header.IsControl && (ulong)header.Length > _options.MaxControlFrame)
        {
            Weird("websocket_control_frame_size_exceeded",
                string.Create(CultureInfo.InvariantCulture, $"{header.Length} > {_options.MaxControlFrame}"));
            Stop();
            return;
        }

        side.Frame = header;
        side.InFrame = true;
        side.Taken = 0;
        if (!header.IsControl && header.Opcode != WebSocketOpcode.Continuation)
            side.Message = header.Opcode;
        _events.Frame(
            Connection, direction.IsOrig(), header.IsFinal, (ulong)header.Reserved, (ulong)header.Opcode, (ulong)header.Length);
    }

    private void Take(ref WebSocketSide side, ReadOnlySpan<byte> piece, Direction direction)
    {
        byte[]? rented = null;
        if (side.Frame.Mask != 0 && !piece.IsEmpty)
        {
            rented = ArrayPool<byte>.Shared.Rent(piece.Length);
            WebSocketMask.Remove(piece, side.Frame.Mask, side.Taken, rented);
            piece = rented.AsSpan(0, piece.Length);
        }

        side.Taken += piece.Length;
        if (!piece.IsEmpty)
            _events.FrameData(Connection, direction.IsOrig(), piece);
        if (side.Frame.Opcode == WebSocketOpcode.Close && side.Taken == side.Frame.Length)
            OnClose(piece, direction);
        else if (!side.Frame.IsControl && !piece.IsEmpty)
            Forward(piece, direction);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        if (side.Taken == side.Frame.Length)
            End(ref side, direction);
    }

    private void End(ref WebSocketSide side, Direction direction)
    {
        side.InFrame = false;
        if (side.Frame.IsFinal)
            _events.Message(Connection, direction.IsOrig(), (ulong)(side.Frame.IsControl ? side.Frame.Opcode : side.Message));
    }

    // 5.5.1: a status of two octets, then a reason; both may be missing.
    private void OnClose(ReadOnlySpan<byte> payload, Direction direction)
    {
        ulong status = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : (ushort)0;
        _events.Close(Connection, direction.IsOrig(), status, payload.Length > 2 ? ByteString.Copy(payload[2..]) : ByteString.Empty);
    }

    private void Forward(ReadOnlySpan<byte> data, Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].Stream(data, direction);
    }
}
