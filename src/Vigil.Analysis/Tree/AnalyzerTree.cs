using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tree;

/// <summary>The analyzers of one connection, and the search for the right ones.</summary>
internal sealed class AnalyzerTree
{
    private readonly TrackedConnection _connection;
    private ProtocolIdentification? _identification;

    /// <summary>The tree of a connection: what its ports suggest.</summary>
    public AnalyzerTree(TrackedConnection connection)
    {
        _connection = connection;
        Root = new(connection);
        var tracker = connection.Tracker;
        if (!tracker.Options.DpdIgnorePorts && tracker.Analyzers.OfPort(connection.RespPort) is { } analyzers)
        {
            foreach (var analyzer in analyzers)
            {
                if (tracker.Analyzers.IsEnabled(analyzer))
                    Attach(analyzer);
            }
        }

        if (tracker.Matcher is { } matcher)
            _identification = new(connection, matcher);
    }

    /// <summary>The root.</summary>
    public RootAnalyzer Root { get; }

    /// <summary>Adds an analyzer below the root, unless one of its kind is there or was forbidden.</summary>
    /// <returns>It, or <see langword="null"/>.</returns>
    public Analyzer? Attach(AnalyzerDescriptor kind) => Attach(kind, Root);

    /// <summary>Adds an analyzer below <paramref name="parent"/>.</summary>
    public Analyzer? Attach(AnalyzerDescriptor kind, Analyzer parent)
    {
        if (parent.Prevents(kind) || parent.HasChild(kind))
            return null;
        return parent.AddChild(kind.Create(new(_connection, kind)));
    }

    /// <summary>Adds an analyzer found by content, and gives it what came before.</summary>
    public void Identify(AnalyzerDescriptor kind)
    {
        if (_identification is null)
            Attach(kind);
        else
            _identification.Activate(kind, this);
    }

    /// <summary>A packet with payload, before the payload is put in order.</summary>
    public void SeePacket(ref readonly DecodedPacket packet, Direction direction) => _identification?.OnPacket(in packet, direction);

    /// <summary>Matches content that was taken out of the payload against signatures.</summary>
    /// <returns>Whether there are any.</returns>
    public bool MatchItem(Signatures.ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends)
    {
        _identification?.OnItem(kind, data, direction, begins, ends);
        return _identification is not null;
    }

    /// <summary>Stream data.</summary>
    public void Stream(ReadOnlySpan<byte> data, Direction direction)
    {
        Root.Stream(data, direction);
        _identification?.OnData(data, direction, data.Length);
    }

    /// <summary>Stream data that never came.</summary>
    public void Gap(long offset, long length, Direction direction)
    {
        Root.Gap(offset, length, direction);
        _identification?.OnGap(direction);
    }

    /// <summary>A datagram.</summary>
    public void Packet(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        Root.Packet(data, direction, wireLength);
        _identification?.OnData(data, direction, wireLength);
    }

    /// <summary>An end closed and all its data were delivered.</summary>
    public void EndpointEof(Direction direction)
    {
        Root.EndpointEof(direction);
        Root.End(direction);
    }

    /// <summary>TCP: closed in order.</summary>
    public void ConnectionFinished(bool half) => Root.ConnectionFinished(half);

    /// <summary>TCP: a segment with RST.</summary>
    public void SegmentWithReset() => Root.SegmentWithReset();

    /// <summary>TCP: reset.</summary>
    public void ConnectionReset() => Root.ConnectionReset();

    /// <summary>Originator and responder are the other way round.</summary>
    public void FlipRoles()
    {
        Root.FlipRoles();
        _identification?.FlipRoles();
    }

    /// <summary>The connection is over.</summary>
    public void Finish()
    {
        _identification?.Finish();
        _identification = null;
        Root.Finish();
    }

    /// <summary>The analyzer of a number, or <see langword="null"/>.</summary>
    public Analyzer? Find(ulong id) => Find(a => a.Id == id);

    /// <summary>The first analyzer for which <paramref name="wanted"/> holds, or <see langword="null"/>.</summary>
    public Analyzer? Find(Func<Analyzer, bool> wanted)
    {
        var pending = new Stack<Analyzer>();
        pending.Push(Root);
        while (pending.TryPop(out var analyzer))
        {
            if (wanted(analyzer))
                return analyzer;
            foreach (var child in analyzer.Children)
                pending.Push(child);
        }

        return null;
    }
}
