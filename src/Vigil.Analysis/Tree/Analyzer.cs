using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Net;

namespace Vigil.Analysis.Tree;

/// <summary>A node of a connection's analyzer tree: takes packets or a stream, raises events, feeds its children.</summary>
/// <remarks>
/// Input arrives through the public methods (<see cref="Packet"/>, <see cref="Stream"/>, <see cref="Gap"/>, <see cref="End"/>), which
/// run support analyzers first and then the overridable <c>Deliver...</c> methods. The base versions of those hand the
/// input on to the children, so an analyzer overrides only what it understands. Spans are borrowed for the call.
/// </remarks>
public abstract class Analyzer(AnalyzerContext context)
{
    private List<Analyzer>? _children;
    private List<SupportAnalyzer>? _support;
    private HashSet<string>? _prevented;
    private int _deliveries; // at work in it; a script that is asked something meanwhile may remove it
    private bool _isLeaving;
    private bool _isDone;

    /// <summary>Its kind.</summary>
    public AnalyzerDescriptor Descriptor { get; } = context.Descriptor;

    /// <summary>The connection it follows.</summary>
    public Connection Connection { get; } = context.Connection;

    /// <summary>The engine.</summary>
    public EngineContext Engine => Connection.Engine;

    /// <summary>Number that is unique in the engine (<c>aid</c> of events).</summary>
    public ulong Id { get; } = context.Connection.Services.NextAnalyzerId();

    /// <summary>Who feeds it; <see langword="null"/> for the root.</summary>
    public Analyzer? Parent { get; private set; }

    /// <summary>Those it feeds.</summary>
    public IReadOnlyList<Analyzer> Children => _children ?? (IReadOnlyList<Analyzer>)[];

    /// <summary>Whether it said that this is its protocol.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether it takes no more input: it was removed, or stopped itself.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Number of violations it raised.</summary>
    public int Violations { get; private set; }

    /// <summary>Called once before the first input.</summary>
    public virtual void Init()
    {
    }

    /// <summary>Called once when it is removed or the connection ends.</summary>
    public virtual void Done()
    {
    }

    /// <summary>A packet's payload: one datagram, or what a segment carried (for packet-wise analyzers on TCP).</summary>
    /// <param name="data">Payload, as far as captured.</param>
    /// <param name="direction">Who sent it.</param>
    /// <param name="wireLength">Its length on the wire.</param>
    protected virtual void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].Packet(data, direction, wireLength);
    }

    /// <summary>The next octets of a reassembled stream.</summary>
    protected virtual void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].Stream(data, direction);
    }

    /// <summary>Octets of the stream that never came.</summary>
    /// <param name="offset">Position in the stream of the first of them.</param>
    /// <param name="length">How many.</param>
    /// <param name="direction">Who sent them.</param>
    protected virtual void Undelivered(long offset, long length, Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].Gap(offset, length, direction);
    }

    /// <summary>No more stream data will come this way.</summary>
    protected virtual void EndOfData(Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].End(direction);
    }

    /// <summary>Originator and responder turned out to be the other way round.</summary>
    public virtual void FlipRoles()
    {
        if (_support is not null)
        {
            foreach (var support in _support)
                support.FlipDirection();
        }

        for (var i = 0; i < Children.Count; i++)
            Children[i].FlipRoles();
    }

    /// <summary>TCP: this endpoint sent its FIN and all before it was delivered.</summary>
    public virtual void EndpointEof(Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].EndpointEof(direction);
    }

    /// <summary>TCP: the connection closed in order, or one side did and the other has been silent long enough.</summary>
    /// <param name="half">Whether only one side closed.</param>
    public virtual void ConnectionFinished(bool half)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].ConnectionFinished(half);
    }

    /// <summary>TCP: a segment with RST came, whatever that means for the connection.</summary>
    public virtual void SegmentWithReset()
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].SegmentWithReset();
    }

    /// <summary>TCP: the connection was reset.</summary>
    public virtual void ConnectionReset()
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].ConnectionReset();
    }

    /// <summary>Gives it a packet.</summary>
    public void Packet(ReadOnlySpan<byte> data, Direction direction, int wireLength)
    {
        if (IsStopped)
            return;
        var outer = Enter();
        DeliverPacket(data, direction, wireLength);
        Leave(outer);
    }

    /// <summary>Gives it stream data, through its support analyzers.</summary>
    public void Stream(ReadOnlySpan<byte> data, Direction direction)
    {
        if (IsStopped)
            return;
        var outer = Enter();
        if (FirstSupport(direction, 0) is { } support)
            support.Stream(data, direction);
        else
            DeliverStream(data, direction);
        Leave(outer);
    }

    /// <summary>Tells it of a gap, through its support analyzers.</summary>
    public void Gap(long offset, long length, Direction direction)
    {
        if (IsStopped)
            return;
        var outer = Enter();
        if (FirstSupport(direction, 0) is { } support)
            support.Gap(offset, length, direction);
        else
            Undelivered(offset, length, direction);
        Leave(outer);
    }

    /// <summary>Tells it that a direction ends, through its support analyzers.</summary>
    public void End(Direction direction)
    {
        if (IsStopped)
            return;
        var outer = Enter();
        if (FirstSupport(direction, 0) is { } support)
            support.End(direction);
        else
            EndOfData(direction);
        Leave(outer);
    }

    /// <summary>Adds and initialises a child.</summary>
    /// <returns>The child, or <see langword="null"/> if one of this kind is there or was removed as the wrong protocol.</returns>
    public Analyzer? AddChild(Analyzer child)
    {
        if (HasChild(child.Descriptor) || Prevents(child.Descriptor))
            return null;
        (_children ??= []).Add(child);
        child.Parent = this;
        child.Init();
        return child;
    }

    /// <summary>Puts a support analyzer in front of this one's stream input; several run in the order they were added.</summary>
    public void AddSupport(SupportAnalyzer support)
    {
        support.Attach(this, (_support ??= []).Count);
        _support.Add(support);
        support.Init();
    }

    /// <summary>Whether an analyzer of a kind is among the children and takes input.</summary>
    public bool HasChild(AnalyzerDescriptor kind)
    {
        for (var i = 0; i < Children.Count; i++)
        {
            if (Children[i].Descriptor.Name == kind.Name && !Children[i].IsStopped)
                return true;
        }

        return false;
    }

    /// <summary>Keeps analyzers of a kind from being added as children from now on.</summary>
    public void Prevent(AnalyzerDescriptor kind) => (_prevented ??= []).Add(kind.Name);

    /// <summary>Whether analyzers of a kind must not be added as children.</summary>
    public bool Prevents(AnalyzerDescriptor kind) => _prevented is not null && _prevented.Contains(kind.Name);

    /// <summary>Ends a child: out of the tree, no more input, <see cref="Done"/>; what it is being given it still gets to the end.</summary>
    public void RemoveChild(Analyzer child)
    {
        if (_children is null || !_children.Contains(child))
            return;
        if (child._deliveries > 0)
            child._isLeaving = true;
        else
            child.Finish();
        // A new list, because the old one may be walked by a delivery in progress.
        _children = [.. _children.Where(c => !ReferenceEquals(c, child))];
    }

    /// <summary>Stops and finishes it and all below, once.</summary>
    public void Finish()
    {
        if (_isDone)
            return;
        _isDone = true;
        for (var i = 0; i < Children.Count; i++)
            Children[i].Finish();
        if (_support is not null)
        {
            foreach (var support in _support)
                support.Finish();
        }

        Done();
        IsStopped = true;
    }

    /// <summary>It is this protocol: raises <c>analyzer_confirmation_info</c>, once.</summary>
    public void Confirm()
    {
        if (IsConfirmed)
            return;
        IsConfirmed = true;
        Connection.Services.Detection.Confirmed(this);
    }

    /// <summary>It is not this protocol after all, or broken: raises <c>analyzer_violation_info</c>.</summary>
    /// <param name="reason">What is wrong, in the reference's words where logs show them.</param>
    /// <param name="data">The octets at fault; a short prefix is kept.</param>
    public void Violation(string reason, ReadOnlySpan<byte> data = default)
    {
        Violations++;
        Connection.Services.Detection.Violated(this, reason, data);
    }

    /// <summary>Notes odd traffic of this connection (weird.log).</summary>
    public void Weird(string name, string addl = "") => Connection.Weird(name, addl, Descriptor.Name);

    /// <summary>Takes no more input from now on; stays in the tree.</summary>
    protected void Stop() => IsStopped = true;

    // Events are stamped with the analyzer at work.
    private ulong Enter()
    {
        var outer = Engine.Events.CurrentAnalyzer;
        Engine.Events.CurrentAnalyzer = Id;
        _deliveries++;
        return outer;
    }

    private void Leave(ulong outer)
    {
        Engine.Events.CurrentAnalyzer = outer;
        if (--_deliveries == 0 && _isLeaving)
            Finish();
    }

    // Support analyzers of one direction form a chain that ends in this analyzer.
    internal void PastSupport(int position, ReadOnlySpan<byte> data, Direction direction)
    {
        if (FirstSupport(direction, position + 1) is { } next)
            next.Stream(data, direction);
        else if (!IsStopped)
            DeliverStream(data, direction);
    }

    internal void GapPastSupport(int position, long offset, long length, Direction direction)
    {
        if (FirstSupport(direction, position + 1) is { } next)
            next.Gap(offset, length, direction);
        else if (!IsStopped)
            Undelivered(offset, length, direction);
    }

    internal void EndPastSupport(int position, Direction direction)
    {
        if (FirstSupport(direction, position + 1) is { } next)
            next.End(direction);
        else if (!IsStopped)
            EndOfData(direction);
    }

    private SupportAnalyzer? FirstSupport(Direction direction, int from)
    {
        if (_support is null)
            return null;
        for (var i = from; i < _support.Count; i++)
        {
            if (_support[i].Direction == direction && !_support[i].IsStopped)
                return _support[i];
        }

        return null;
    }
}
