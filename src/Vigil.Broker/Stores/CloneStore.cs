namespace Vigil.Broker;

/// <summary>A copy of a store, kept up to date by its master; writes go there.</summary>
/// <remarks>
/// When something is missed that cannot be sent again, when the master is another one, or when it is out of reach, the clone
/// looks for a master anew, under a new id, and takes its copy. Meanwhile reads are answered from the old one.
/// </remarks>
internal sealed class CloneStore : Store, IProducerPort, IConsumerPort
{
    private const int HeartbeatBeats = ChannelProducer.Heartbeat;
    private const int SilenceBeats = 100; // 10 s without a sign of life from the master

    private readonly object _gate = new();
    private readonly Outbox _outbox;
    private readonly Dictionary<BrokerData, BrokerData> _entries = [];
    private readonly CloneWrites _writes = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EntityId _id;
    private EntityId _master;
    private ChannelProducer _producer;
    private ChannelConsumer _consumer;
    private int _beats;
    private int _lastSign;
    private bool _isClosed;

    public CloneStore(Endpoint endpoint, string name)
        : base(endpoint, name)
    {
        _id = new EntityId(endpoint.Id, endpoint.NextObject());
        _outbox = new Outbox(endpoint, ReservedTopics.Master(name));
        _producer = new ChannelProducer(this);
        _consumer = new ChannelConsumer(this);
    }

    public override bool IsMaster => false;

    public override bool IsAttached
    {
        get
        {
            lock (_gate)
                return !_master.IsNil;
        }
    }

    public override EntityId Id
    {
        get
        {
            lock (_gate)
                return _id;
        }
    }

    /// <summary>Completes with the first copy.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Looks for the master.</summary>
    public void Start()
    {
        lock (_gate)
            ((IConsumerPort)this).SendNack([0]);
        Flush();
    }

    public override bool TryGet(BrokerData key, out BrokerData value)
    {
        if (!_ready.Task.IsCompletedSuccessfully)
            ReadyAsync().AsTask().GetAwaiter().GetResult();
        lock (_gate)
            return _entries.TryGetValue(key, out value);
    }

    public override BrokerData Keys()
    {
        if (!_ready.Task.IsCompletedSuccessfully)
            ReadyAsync().AsTask().GetAwaiter().GetResult();
        lock (_gate)
            return BrokerData.Set([.. _entries.Keys]);
    }

    public override IReadOnlyDictionary<BrokerData, BrokerData> Snapshot()
    {
        lock (_gate)
            return new Dictionary<BrokerData, BrokerData>(_entries);
    }

    public override async Task<bool> PutUniqueAsync(BrokerData key, BrokerData value, TimeSpan? expiry = null)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        ulong request;
        lock (_gate)
        {
            request = _writes.Ask(answer);
            Issue(new CloneWrites.Write(PutOf(key, value, expiry) with { Kind = StoreCommandKind.PutUnique, Request = request }, null));
        }

        await FlushAsync().ConfigureAwait(false);
        try
        {
            return await answer.Task.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BrokerException(ErrorCode.RequestTimeout, $"the master of store {Name} did not answer");
        }
        finally
        {
            lock (_gate)
                _writes.Forget(request);
        }
    }

    public override async Task<bool> AwaitIdleAsync(TimeSpan? timeout = null)
    {
        Task idle;
        lock (_gate)
        {
            idle = _writes.WhenIdle();
        }

        try
        {
            await idle.WaitAsync(timeout ?? TimeSpan.FromSeconds(15)).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    internal override void OnCommand(StoreCommand command, EndpointId from, ref Pressure pressure)
    {
        lock (_gate)
        {
            if (_isClosed || (!command.IsAction && !command.Receiver.IsNil && command.Receiver != _id))
                return;
            if (command.Kind == StoreCommandKind.AckClone)
            {
                if (command.Receiver == _id && (_master.IsNil || _master == command.Sender))
                    OnCopy(command);
            }
            else if (command.Sender == _master)
            {
                OnMaster(command);
            }
        }

        _outbox.Send(ref pressure);
    }

    internal override void OnPeerLost(EndpointId peer)
    {
        lock (_gate)
        {
            if (!_isClosed && !_master.IsNil && _master.Endpoint == peer)
                Begin("the master is out of reach");
        }
    }

    internal override void OnBeat()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _beats++;
            if (!_master.IsNil && _beats - _lastSign > SilenceBeats)
                Begin("the master is silent");
            _consumer.OnBeat();
            if (!_master.IsNil)
            {
                _producer.OnBeat();

                // Until the master has answered it may have missed that we write.
                if (!_producer.IsShaken(_master) && _beats % HeartbeatBeats == 0)
                    _producer.OnNack(_master, [0]);
            }
        }

        // The beat is that of all stores: it waits for nobody.
        var pressure = default(Pressure);
        _outbox.Send(ref pressure);
    }

    private protected override async ValueTask ReadyAsync()
    {
        if (_ready.Task.IsCompletedSuccessfully)
            return;
        try
        {
            await _ready.Task.WaitAsync(Endpoint.Options.MaxGetDelay).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BrokerException(ErrorCode.StaleData, $"store {Name} has no copy of its master's entries yet");
        }
    }

    private protected override void Write(StoreCommand command)
    {
        lock (_gate)
            Issue(new CloneWrites.Write(command, null));
        Flush();
    }

    private protected override async Task WriteAsync(StoreCommand command)
    {
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            Issue(new CloneWrites.Write(command, acknowledged));
        await FlushAsync().ConfigureAwait(false);
        await acknowledged.Task.ConfigureAwait(false);
    }

    void IProducerPort.SendHandshake(EntityId consumer, ulong offset) =>
        Send(new StoreCommand { Kind = StoreCommandKind.AttachWriter, Number = offset, Heartbeat = ChannelProducer.Heartbeat }, isDirect: false);

    void IProducerPort.SendAgain(EntityId consumer, byte[] action) => _outbox.Add(EndpointId.Nil, action);

    void IProducerPort.SendFailed(EntityId consumer, ulong number) =>
        Send(new StoreCommand { Kind = StoreCommandKind.RetransmitFailed, Number = number }, isDirect: false);

    void IProducerPort.SendKeepalive(ulong number) => Send(new StoreCommand { Kind = StoreCommandKind.Keepalive, Number = number }, isDirect: false);

    void IProducerPort.OnDropped(EntityId consumer) => Begin("the master does not acknowledge");

    void IProducerPort.OnAcknowledged(ulong number) => _writes.NoteAcknowledged(number);

    void IConsumerPort.Consume(StoreCommand action) => Apply(action);

    bool IConsumerPort.ConsumeNothing()
    {
        Begin("changes were missed that cannot be sent again");
        return false;
    }

    void IConsumerPort.SendAck(ulong number) => Send(new StoreCommand { Kind = StoreCommandKind.CumulativeAck, Number = number }, isDirect: true);

    void IConsumerPort.SendNack(ulong[] missing) => Send(new StoreCommand { Kind = StoreCommandKind.Nack, Missing = missing }, isDirect: !_master.IsNil);

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _writes.Close(new BrokerException(ErrorCode.ShuttingDown, $"store {Name} was closed"));
        }

        Endpoint.Remove(this);
    }

    private void OnMaster(StoreCommand command)
    {
        _lastSign = _beats;
        switch (command.Kind)
        {
            case StoreCommandKind.Keepalive:
                _consumer.OnKeepalive(command.Number);
                break;
            case StoreCommandKind.RetransmitFailed:
                _consumer.OnAction(command.Number, null);
                break;
            case StoreCommandKind.CumulativeAck:
                _producer.OnAck(command.Sender, command.Number);
                break;
            case StoreCommandKind.Nack:
                _producer.OnNack(command.Sender, command.Missing);
                break;
            default:
                if (command.IsAction)
                    _consumer.OnAction(command.Sequence, command);
                break;
        }
    }

    // The master's entries as a whole: what differs from the copy here is told as single changes.
    private void OnCopy(StoreCommand command)
    {
        if (_consumer.IsShaken)
            return;
        _master = command.Sender;
        _lastSign = _beats;
        var gone = new HashSet<BrokerData>(_entries.Keys);
        foreach (var (key, value) in command.State)
        {
            gone.Remove(key);
            Set(key, value, null, command.Sender);
        }

        foreach (var key in gone)
            Remove(key, StoreEventKind.Erase, command.Sender);
        _consumer.OnHandshake(command.Number);
        if (_master.IsNil)
            return; // what had waited was not enough
        _producer.Add(_master);
        _ready.TrySetResult();
        foreach (var write in _writes.TakeDelayed())
            Issue(write);
    }

    private void Apply(StoreCommand action)
    {
        switch (action.Kind)
        {
            case StoreCommandKind.Put:
                Set(action.Key, action.Value, action.Expiry, action.Publisher);
                break;
            case StoreCommandKind.PutUniqueResult:
                if (action.Who.Endpoint == Endpoint.Id)
                    _writes.Answer(action.Request, action.IsInserted);
                break;
            case StoreCommandKind.Erase:
                Remove(action.Key, StoreEventKind.Erase, action.Publisher);
                break;
            case StoreCommandKind.Expire:
                Remove(action.Key, StoreEventKind.Expire, action.Publisher);
                break;
            case StoreCommandKind.Clear:
                foreach (var key in _entries.Keys.ToArray())
                    Remove(key, StoreEventKind.Erase, action.Publisher);
                break;
        }
    }

    private void Set(BrokerData key, BrokerData value, long? expiry, EntityId publisher)
    {
        if (HasListeners)
        {
            var isThere = _entries.TryGetValue(key, out var old);
            if (!isThere || old != value)
            {
                TimeSpan? span = expiry is { } e ? new TimeSpan(e / 100) : null;
                Raise(new StoreEvent(isThere ? StoreEventKind.Update : StoreEventKind.Insert, Name, key, old, value, span, publisher));
            }
        }

        _entries[key] = value;
    }

    private void Remove(BrokerData key, StoreEventKind kind, EntityId publisher)
    {
        if (_entries.Remove(key) && HasListeners)
            Raise(new StoreEvent(kind, Name, key, default, default, null, publisher));
    }

    private void Issue(CloneWrites.Write write)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_master.IsNil)
        {
            _writes.Delay(write);
            return;
        }

        var number = _producer.Next();
        _writes.NoteSent(number, write.Acknowledged);
        var octets = StoreCodec.ToBytes(write.Command with { Sender = _id, Receiver = _master, Sequence = number, Publisher = _id, Who = _id });
        _producer.Keep(number, octets);
        _outbox.Add(EndpointId.Nil, octets);
    }

    // Forgets the master and looks for one, as somebody new: to the old one, an id it knows has no new beginning.
    private void Begin(string reason)
    {
        _master = default;
        _id = new EntityId(Endpoint.Id, Endpoint.NextObject());
        _producer = new ChannelProducer(this);
        _consumer = new ChannelConsumer(this);
        if (_writes.Sent > 0)
            Endpoint.Report(ErrorCode.ConnectionTimeout, null, $"store {Name}: {_writes.Sent} writes may be lost: {reason}");
        _writes.Fail(new BrokerException(ErrorCode.ConnectionTimeout, $"store {Name}: it is not known whether the write arrived: {reason}"));
    }

    private void Send(StoreCommand command, bool isDirect)
    {
        var isBroadcast = command.Kind == StoreCommandKind.Keepalive;
        _outbox.Add(
            isDirect ? _master.Endpoint : EndpointId.Nil,
            StoreCodec.ToBytes(command with { Sender = _id, Receiver = isBroadcast ? default : _master }));
    }

    private void Flush()
    {
        var pressure = default(Pressure);
        _outbox.Send(ref pressure);
        if (pressure.IsHigh)
            pressure.Wait();
    }

    private ValueTask FlushAsync()
    {
        var pressure = default(Pressure);
        _outbox.Send(ref pressure);
        return pressure.IsHigh ? pressure.WaitAsync() : default;
    }
}
