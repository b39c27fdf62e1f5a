using System.Buffers;
using System.Buffers.Binary;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Detection;

/// <summary>Looks by content for the protocol of a stream that another protocol carries: behind a proxy's CONNECT, in WebSocket frames.</summary>
/// <remarks>
/// As <see cref="ProtocolIdentification"/> does for a connection: the beginning is kept and given to the analyzer that is
/// found, which becomes a child. The headers that signatures ask for are those the connection would have.
/// </remarks>
[Analyzer("PIA_TCP")]
internal sealed class InnerIdentification : Analyzer, ISignatureSubject
{
    private const int TransportHeaderSize = 20;

    private readonly TrackedConnection? _connection;
    private readonly SignatureMatcher? _matcher;
    private readonly List<Piece> _pieces = [];
    private SignatureState? _state;
    private int _size;
    private bool _isOver;
    private bool _beganOriginator;
    private bool _beganResponder;

    public InnerIdentification(AnalyzerContext context)
        : base(context)
    {
        _connection = context.Connection as TrackedConnection;
        _matcher = (_connection?.Tracker.Matcher as SignatureDetection)?.Matcher;
        _isOver = _matcher is null;
    }

    /// <inheritdoc/>
    Addr ISignatureSubject.Originator => Connection.OrigAddr;

    /// <inheritdoc/>
    Addr ISignatureSubject.Responder => Connection.RespAddr;

    /// <inheritdoc/>
    TransportProtocol ISignatureSubject.Transport => Connection.Transport;

    /// <inheritdoc/>
    bool ISignatureSubject.IsEstablished => true;

    /// <inheritdoc/>
    Value ISignatureSubject.ToValue() => Connection.ToValue();

    /// <inheritdoc/>
    void ISignatureSubject.EnableAnalyzer(string analyzer, string? parent)
    {
        // What is found after the beginning was given up could not be understood any more.
        if (_isOver || _connection is null || parent is not null
            || _connection.Tracker.Analyzers.Find(analyzer) is not { } kind || !_connection.Tracker.Analyzers.IsEnabled(kind)
            || HasChild(kind) || Prevents(kind) || AddChild(kind.Create(new(_connection, kind))) is not { } child)
            return;
        for (var i = 0; i < _pieces.Count && !child.IsStopped; i++)
            child.Stream(_pieces[i].Octets.AsSpan(0, _pieces[i].Length), _pieces[i].Direction);
    }

    /// <inheritdoc/>
    void ISignatureSubject.DisableAnalyzer(string analyzer)
    {
        if (_connection?.Tracker.Analyzers.Find(analyzer) is not { } kind)
            return;
        foreach (var child in Children)
        {
            if (child.Descriptor == kind)
            {
                RemoveChild(child);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override void Done()
    {
        GiveUp();
        base.Done();
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_beganOriginator, _beganResponder) = (_beganResponder, _beganOriginator);
        for (var i = 0; i < _pieces.Count; i++)
            _pieces[i] = _pieces[i] with { Direction = _pieces[i].Direction.Opposite() };
        base.FlipRoles();
    }

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        base.DeliverStream(data, direction);
        if (_isOver || _matcher is null || data.IsEmpty)
            return;

        var octets = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(octets);
        _pieces.Add(new(octets, data.Length, direction));
        _size += data.Length;

        _state ??= SignatureMatcher.Begin(this);
        ref var began = ref direction == Direction.Originator ? ref _beganOriginator : ref _beganResponder;
        if (!began)
            MatchHeaders(direction);
        _matcher.Match(_state, ContentKind.Payload, data, direction.IsOrig(), begins: !began, ends: false);
        began = true;
        if (_connection is null || _size > _connection.Options.DpdBufferSize || _pieces.Count >= _connection.Options.DpdMaxPackets)
            GiveUp();
    }

    // Signatures may ask for ports and addresses: they get what the first segment of this connection might have looked like.
    private void MatchHeaders(Direction direction)
    {
        var isOrig = direction.IsOrig();
        var (source, destination) = isOrig ? (Connection.OrigAddr, Connection.RespAddr) : (Connection.RespAddr, Connection.OrigAddr);
        var (from, to) = isOrig ? (Connection.OrigPort, Connection.RespPort) : (Connection.RespPort, Connection.OrigPort);
        var isV6 = !source.IsV4;
        Span<byte> packet = stackalloc byte[40 + TransportHeaderSize];
        packet.Clear();
        var headerSize = isV6 ? 40 : 20;
        packet = packet[..(headerSize + TransportHeaderSize)];
        if (isV6)
        {
            packet[0] = 0x60;
            packet[5] = TransportHeaderSize;
            packet[6] = 6;
            source.WriteTo(packet[8..24]);
            destination.WriteTo(packet[24..40]);
        }
        else
        {
            packet[0] = 0x45;
            packet[3] = (byte)packet.Length;
            packet[9] = 6;
            BinaryPrimitives.WriteUInt32BigEndian(packet[12..], source.V4Bits);
            BinaryPrimitives.WriteUInt32BigEndian(packet[16..], destination.V4Bits);
        }

        var transport = packet[headerSize..];
        BinaryPrimitives.WriteUInt16BigEndian(transport, (ushort)from.Number);
        BinaryPrimitives.WriteUInt16BigEndian(transport[2..], (ushort)to.Number);
        transport[12] = 0x50;
        _matcher!.FirstPacket( // the caller saw to it
            _state!,
            new SignaturePacket
            {
                IpHeader = packet,
                Transport = transport,
                IsV6 = isV6,
                Protocol = 6,
                Source = source,
                Destination = destination,
            },
            isOrig);
    }

    private void GiveUp()
    {
        if (_isOver)
            return;
        _isOver = true;
        if (_state is not null)
            _matcher!.Finish(_state); // a state was made by it
        _state = null;
        foreach (var piece in _pieces)
            ArrayPool<byte>.Shared.Return(piece.Octets);
        _pieces.Clear();
    }

    private readonly record struct Piece(byte[] Octets, int Length, Direction Direction);
}
