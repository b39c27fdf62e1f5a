using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

/// <summary>A connection as the tracker follows it: what all transports share.</summary>
internal abstract partial class TrackedConnection : Connection
{
    // A session is looked at once in its timeout, as in the reference; a second is allowed for, so that a lone question with its
    // answer is over at the first look.
    private const double SilenceTolerance = 1;

    private readonly ConnectionTimer _timer;
    private double _sessionTimeout;
    private ConnectionHistory _history;
    private ByteString? _uid;
    private Addr _origAddr;
    private Addr _respAddr;
    private ushort _origPort;
    private ushort _respPort;

    /// <summary>A connection that begins with <paramref name="packet"/>, whose sender is its originator.</summary>
    protected TrackedConnection(ConnectionTracker tracker, FlowKey key, ushort sourcePort, ushort destinationPort, ref readonly DecodedPacket packet)
        : base(tracker.Services)
    {
        Tracker = tracker;
        Key = key;
        Protocol = packet.Protocol;
        _origAddr = packet.Ip.FlowSource;
        _respAddr = packet.Ip.FlowDestination;
        _origPort = sourcePort;
        _respPort = destinationPort;
        First = packet.Time;
        Latest = packet.Time;
        Tunnel = packet.Tunnel;
        Vlan = packet.Link.HasVlan ? packet.Link.Vlan : -1;
        InnerVlan = packet.Link.HasInnerVlan ? packet.Link.InnerVlan : -1;
        Originator.LinkAddress = packet.Link.Source;
        Responder.LinkAddress = packet.Link.Destination;
        Originator.HasLinkAddress = Responder.HasLinkAddress = packet.Link.HasAddresses;
        Originator.FlowLabel = packet.Ip.FlowLabel;
        _timer = new(this);
    }

    /// <summary>Who follows it.</summary>
    public ConnectionTracker Tracker { get; }

    /// <summary>What it is found by.</summary>
    public FlowKey Key { get; }

    /// <summary>IP protocol number.</summary>
    public byte Protocol { get; }

    /// <summary>What the originator sent.</summary>
    public EndpointCounters Originator;

    /// <summary>What the responder sent.</summary>
    public EndpointCounters Responder;

    /// <summary>The tunnels it runs in, or <see langword="null"/>.</summary>
    public EncapsulationStack? Tunnel { get; private set; }

    /// <summary>Outer VLAN identifier, -1 if none.</summary>
    public int Vlan { get; }

    /// <summary>Inner VLAN identifier, -1 if none.</summary>
    public int InnerVlan { get; }

    /// <summary>Whether it is gone from the table.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Whether scripts want no more analysis (<c>skip_further_processing</c>).</summary>
    public bool SkipsProcessing { get; set; }

    /// <summary>Whether its packets are to be recorded.</summary>
    public bool RecordsPackets { get; set; } = true;

    /// <summary>Silence that ends it, seconds; 0: none does.</summary>
    public double InactivityTimeout { get; private set; }

    /// <inheritdoc/>
    public override ByteString Uid => _uid ??= Tracker.NewUid();

    /// <inheritdoc/>
    public override Addr OrigAddr => _origAddr;

    /// <inheritdoc/>
    public override Addr RespAddr => _respAddr;

    /// <inheritdoc/>
    public override Port OrigPort => new(_origPort, Transport);

    /// <inheritdoc/>
    public override Port RespPort => new(_respPort, Transport);

    /// <inheritdoc/>
    public override NetworkTime StartTime => First;

    /// <inheritdoc/>
    public override NetworkTime LastTime => Latest;

    /// <summary>The history so far.</summary>
    public string History => _history.ToString();

    /// <summary>The same as a value of scripts.</summary>
    public ByteString HistoryText => _history.Text;

    /// <summary>Options of the engine.</summary>
    public ConnectionOptions Options => Tracker.Options;

    /// <summary>Events of the engine.</summary>
    protected ConnectionEvents Events => Tracker.Events;

    /// <summary>Time of the first packet.</summary>
    protected NetworkTime First { get; }

    /// <summary>Time of the latest packet that counts.</summary>
    protected NetworkTime Latest { get; set; }

    /// <summary>Whether a packet begins another connection between the same ends, this one being over.</summary>
    public virtual bool IsReusedBy(ref readonly DecodedPacket packet) => false;

    /// <summary>Takes a packet of the connection.</summary>
    public abstract void Deliver(ref readonly DecodedPacket packet, Direction direction);

    /// <summary>State of one end, as the script constants number them.</summary>
    public abstract int StateOf(Direction direction);

    /// <summary>Octets of payload that one end sent.</summary>
    public abstract long SizeOf(Direction direction);

    /// <summary>A deadline has come.</summary>
    /// <param name="deadline">Which.</param>
    /// <param name="due">When it was set for.</param>
    /// <param name="now">Network time.</param>
    public virtual void OnDeadline(Deadline deadline, NetworkTime due, NetworkTime now)
    {
        switch (deadline)
        {
            case Deadline.Inactivity:
                OnInactivity(now);
                break;
            case Deadline.StatusUpdate:
                Events.StatusUpdate(this);
                SetDeadline(Deadline.StatusUpdate, now + Options.StatusUpdateInterval);
                break;
            case Deadline.Silence when now - Latest >= _sessionTimeout - SilenceTolerance:
                Events.Timeout(this);
                Tracker.Remove(this);
                break;
            case Deadline.Silence:
                SetDeadline(Deadline.Silence, now + _sessionTimeout);
                break;
            case Deadline.Duration:
                _thresholds?.CheckDuration(now);
                break;
        }
    }

    /// <summary>Ends the analysis; called once when it leaves the table.</summary>
    public void End()
    {
        if (IsRemoved)
            return;
        OnEnd();
        Tree?.Finish();
        IsRemoved = true;
        Engine.Timers.Cancel(_timer);
        Events.StateRemove(this);
        OnRemoved();
    }

    /// <summary>Silence that ends it from now on.</summary>
    /// <returns>What it was.</returns>
    public double SetInactivityTimeout(double seconds)
    {
        var before = InactivityTimeout;
        InactivityTimeout = seconds;
        if (seconds > 0)
            SetDeadline(Deadline.Inactivity, Latest + seconds);
        else
            DropDeadline(Deadline.Inactivity);
        return before;
    }

    /// <inheritdoc/>
    public override void ExpireAfterSilence(double seconds)
    {
        if (_sessionTimeout > 0 && _sessionTimeout <= seconds)
            return;
        _sessionTimeout = seconds;
        SetDeadline(Deadline.Silence, Engine.Now + seconds);
    }

    /// <inheritdoc/>
    public override void AddHistory(char letter) => _history.Add(letter);

    /// <summary>Which direction a packet travels.</summary>
    public Direction DirectionOf(Addr source, ushort sourcePort) =>
        source == _origAddr && sourcePort == _origPort ? Direction.Originator : Direction.Responder;

    /// <summary>Counts a packet, and notes what its lower headers tell.</summary>
    public void Count(ref readonly DecodedPacket packet, Direction direction)
    {
        ref var counters = ref direction == Direction.Originator ? ref Originator : ref Responder;
        counters.Packets++;
        counters.Octets += (uint)packet.Ip.StatedLength;
        _thresholds?.Check(direction);
        if (!Options.PacketThresholds.IsEmpty)
            CheckPacketThresholds();
    }

    // Every packet counts once, so that each of the thresholds is met exactly.
    private void CheckPacketThresholds()
    {
        var packets = Originator.Packets + Responder.Packets;
        if (Events.HasGenericPacketThreshold && Options.PacketThresholds.AsSpan().BinarySearch(packets) >= 0)
            Events.GenericPacketThreshold(this, packets);
    }

    /// <summary>Shows scripts what a packet carries, if they want that.</summary>
    protected void ShowContents(ReadOnlySpan<byte> payload)
    {
        if (!payload.IsEmpty)
            Events.PacketContents(this, payload);
    }

    /// <summary>Notes changes of the flow label and of the tunnels around a packet that is not the first.</summary>
    public void CheckPath(ref readonly DecodedPacket packet, Direction direction)
    {
        if (packet.Ip.Version == 6)
            CheckFlowLabel(packet.Ip.FlowLabel, direction);
        if (!EncapsulationStack.Same(Tunnel, packet.Tunnel))
            OnTunnelChange(packet.Tunnel);
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (Originator, Responder) = (Responder, Originator);
        ExchangeEnds();
    }

    /// <inheritdoc/>
    public override void ExchangeEnds()
    {
        (_origAddr, _respAddr) = (_respAddr, _origAddr);
        (_origPort, _respPort) = (_respPort, _origPort);
        ForgetRecord();
        Tree?.FlipRoles();
        AddHistory('^');
        Events.Flipped(this);
    }

    /// <summary>Forgets the letters so far.</summary>
    protected void ClearHistory() => _history = default;

    /// <summary>Sets a deadline.</summary>
    protected void SetDeadline(Deadline deadline, NetworkTime due) => _timer.Set(deadline, due);

    /// <summary>Drops a deadline.</summary>
    protected void DropDeadline(Deadline deadline) => _timer.Drop(deadline);

    /// <summary>Whether a deadline is set.</summary>
    protected bool HasDeadline(Deadline deadline) => _timer.IsSet(deadline);

    /// <summary>What a transport does before the analyzers end.</summary>
    protected virtual void OnEnd()
    {
    }

    /// <summary>Gives memory back after the last event.</summary>
    protected virtual void OnRemoved()
    {
    }

    /// <summary>Begins <c>connection_status_update</c> events, if wanted.</summary>
    protected void StartStatusUpdates()
    {
        if (Options.StatusUpdateInterval > 0 && !HasDeadline(Deadline.StatusUpdate))
            SetDeadline(Deadline.StatusUpdate, Engine.Now + Options.StatusUpdateInterval);
    }

    private void OnInactivity(NetworkTime now)
    {
        if (InactivityTimeout <= 0)
            return;
        if (Latest + InactivityTimeout <= now)
        {
            Events.Timeout(this);
            Tracker.Remove(this);
        }
        else
        {
            SetDeadline(Deadline.Inactivity, Latest + InactivityTimeout);
        }
    }

    private void CheckFlowLabel(int label, Direction direction)
    {
        ref var counters = ref direction == Direction.Originator ? ref Originator : ref Responder;
        var before = counters.FlowLabel;
        if (before == label)
            return;
        counters.FlowLabel = label;
        if (Events.HasFlowLabelChanged && counters.Packets > 0)
            Events.FlowLabelChanged(this, direction.IsOrig(), (ulong)before, (ulong)label);
    }
}
