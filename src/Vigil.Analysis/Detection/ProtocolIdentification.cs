using System.Buffers;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Detection;

/// <summary>Keeps the beginning of a connection while its protocol is looked for, and replays it to whoever claims it.</summary>
/// <remarks>
/// After <c>dpd_buffer_size</c> octets nothing more is kept. Matching then ends too, unless <c>dpd_match_only_beginning</c>
/// is off; a match that comes so late is announced, but its analyzer cannot begin in the middle. Signatures that look at what
/// analyzers find, as a header line of HTTP, may match at any time: for them what has matched is remembered to the end.
/// </remarks>
internal sealed class ProtocolIdentification(TrackedConnection connection, IPayloadMatcher matcher)
{
    private readonly List<Piece> _pieces = [];
    private object? _state;
    private int _size;
    private Phase _phase;
    private bool _sawOriginator;
    private bool _sawResponder;
    private bool _beganOriginator;
    private bool _beganResponder;

    private enum Phase : byte
    {
        Buffering, // payload is kept and matched
        MatchingOnly, // and matched only
        ItemsOnly, // and not even that: some signature asks for what analyzers find in it
        Over,
    }

    /// <summary>A packet with payload, before its payload is put in order: of the first in each direction the headers count.</summary>
    public void OnPacket(ref readonly DecodedPacket packet, Direction direction)
    {
        ref var saw = ref direction == Direction.Originator ? ref _sawOriginator : ref _sawResponder;
        if (saw || _phase == Phase.Over)
            return;
        saw = true;
        _state ??= matcher.Begin(connection);
        matcher.FirstPacket(_state, in packet, direction);
    }

    /// <summary>Payload came.</summary>
    public void OnData(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        if (_phase >= Phase.ItemsOnly)
            return;
        if (_phase == Phase.Buffering && !data.IsEmpty)
            Keep(data, direction, wireLength);
        ref var began = ref direction == Direction.Originator ? ref _beganOriginator : ref _beganResponder;
        var isFirst = !began;
        began = true;
        _state ??= matcher.Begin(connection);
        matcher.Match(_state, connection, data, direction, isFirst);
        if (_phase >= Phase.ItemsOnly)
            return; // a signature has ended it
        if (_size <= connection.Options.DpdBufferSize && _pieces.Count < connection.Options.DpdMaxPackets)
            return;
        if (connection.Options.DpdMatchOnlyBeginning)
            GiveUp();
        else
            _phase = Phase.MatchingOnly;
    }

    /// <summary>Content was taken out of the payload; it is matched also when the search for protocols is over.</summary>
    public void OnItem(Signatures.ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends)
    {
        if (_phase == Phase.Over)
            return;
        _state ??= matcher.Begin(connection);
        matcher.MatchItem(_state, kind, data, direction, begins, ends);
    }

    /// <summary>Stream data are missing: an analyzer that begins now would not understand what follows.</summary>
    public void OnGap(Direction direction)
    {
        if (_phase == Phase.Buffering)
            _pieces.Add(new([], 0, 0, direction));
    }

    /// <summary>An analyzer was found: it gets what came so far.</summary>
    public void Activate(AnalyzerDescriptor kind, AnalyzerTree tree)
    {
        var tracker = connection.Tracker;
        if (_phase != Phase.Buffering)
        {
            var tag = tracker.Analyzers.TagOf(kind);
            if (tag.IsSet)
                DetectionEvents.Of(connection.Engine).LateMatch(connection, tag);
            if (connection.Options.DpdLateMatchStop)
                GiveUp();
            return;
        }

        if (tree.Attach(kind) is not { } analyzer)
            return;
        var isStream = connection.Transport == TransportProtocol.Tcp;
        for (var i = 0; i < _pieces.Count && !analyzer.IsStopped; i++)
        {
            var piece = _pieces[i];
            if (!isStream)
                analyzer.Packet(piece.Octets.AsSpan(0, piece.Length), piece.Direction, piece.WireLength);
            else if (piece.Length > 0)
                analyzer.Stream(piece.Octets.AsSpan(0, piece.Length), piece.Direction);
        }
    }

    /// <summary>Directions were exchanged.</summary>
    public void FlipRoles()
    {
        (_sawOriginator, _sawResponder) = (_sawResponder, _sawOriginator);
        (_beganOriginator, _beganResponder) = (_beganResponder, _beganOriginator);
        for (var i = 0; i < _pieces.Count; i++)
            _pieces[i] = _pieces[i] with { Direction = _pieces[i].Direction.Opposite() };
    }

    /// <summary>Gives the memory back and matches no more.</summary>
    public void Finish()
    {
        if (_phase == Phase.Over)
            return;
        _phase = Phase.Over;
        if (_state is not null)
            matcher.End(_state, connection);
        _state = null;
        DropPieces();
    }

    // The beginning is over. What matched so far must be remembered for as long as signatures wait for other content as well.
    private void GiveUp()
    {
        if (_state is null || !matcher.MayMatchItems(_state))
        {
            Finish();
            return;
        }

        if (_phase < Phase.ItemsOnly)
            _phase = Phase.ItemsOnly;
        DropPieces();
    }

    private void DropPieces()
    {
        foreach (var piece in _pieces)
        {
            if (piece.Octets.Length > 0)
                ArrayPool<byte>.Shared.Return(piece.Octets);
        }

        _pieces.Clear();
        _pieces.Capacity = 0; // the connection may go on for hours
    }

    // The last piece is kept whole although it exceeds the limit: it was seen by the matcher, and may be what matches.
    private void Keep(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        var octets = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(octets);
        _pieces.Add(new(octets, data.Length, wireLength, direction));
        _size += data.Length;
    }

    private readonly record struct Piece(byte[] Octets, int Length, int WireLength, Direction Direction);
}
