using System.Diagnostics.CodeAnalysis;

namespace Vigil.Broker;

/// <summary>The one who decides: applies writes in order and tells the clones.</summary>
internal sealed class MasterStore : Store, IProducerPort
{
    private readonly object _gate = new();
    private readonly IStoreBackend _backend;
    private readonly Outbox _outbox;
    private readonly ChannelProducer _producer;
    private readonly Dictionary<EntityId, Writer> _writers = [];
    private readonly Dictionary<EntityId, KeyValuePair<BrokerData, BrokerData>[]> _copies = [];
    private readonly Dictionary<BrokerData, long> _dues = [];
    private readonly PriorityQueue<BrokerData, long> _schedule = new();
    private readonly TimeProvider _clock;
    private TaskCompletionSource? _commit;
    private bool _isClosed;

    public MasterStore(Endpoint endpoint, string name, ulong number, IStoreBackend backend)
        : base(endpoint, name)
    {
        Id = new EntityId(endpoint.Id, number);
        _backend = backend;
        _clock = endpoint.Options.Clock;
        _outbox = new Outbox(endpoint, ReservedTopics.Clones(name));
        _producer = new ChannelProducer(this);
        foreach (var (key, due) in backend.Dues())
            SetDue(key, due);
    }

    public override bool IsMaster => true;

    public override bool IsAttached => true;

    public override EntityId Id { get; }

    public override bool TryGet(BrokerData key, out BrokerData value)
    {
        lock (_gate)
            return Backend.TryGet(key, out value);
    }

    public override BrokerData Keys()
    {
        lock (_gate)
            return BrokerData.Set([.. Backend.Entries().Select(static e => e.Key)]);
    }

    public override IReadOnlyDictionary<BrokerData, BrokerData> Snapshot()
    {
        lock (_gate)
            return new Dictionary<BrokerData, BrokerData>(Backend.Entries());
    }

    public override async Task<bool> PutUniqueAsync(BrokerData key, BrokerData value, TimeSpan? expiry = null)
    {
        var command = PutOf(key, value, expiry) with { Kind = StoreCommandKind.PutUnique, Publisher = Id };
        bool isInserted;
        Task committed;
        lock (_gate)
        {
            isInserted = Apply(command) == ErrorCode.None;
            committed = CommitSoon();
        }

        Flush();
        await committed.ConfigureAwait(false);
        return isInserted;
    }

    public override async Task<bool> AwaitIdleAsync(TimeSpan? timeout = null)
    {
        Task committed;
        lock (_gate)
            committed = CommitSoon();
        await committed.ConfigureAwait(false);
        return true;
    }

    internal override void OnCommand(StoreCommand command, EndpointId from, ref Pressure pressure)
    {
        lock (_gate)
        {
            if (_isClosed || (!command.Receiver.IsNil && command.Receiver != Id))
                return;
            switch (command.Kind)
            {
                case StoreCommandKind.AttachWriter:
                    if (!_writers.TryGetValue(command.Sender, out var attached))
                        _writers.Add(command.Sender, attached = new Writer(this, command.Sender));
                    attached.Channel.OnHandshake(command.Number);
                    break;
                case StoreCommandKind.Keepalive when _writers.TryGetValue(command.Sender, out var writer):
                    writer.Channel.OnKeepalive(command.Number);
                    break;
                case StoreCommandKind.RetransmitFailed when _writers.TryGetValue(command.Sender, out var writer):
                    writer.Channel.OnAction(command.Number, null);
                    break;
                case StoreCommandKind.CumulativeAck:
                    _producer.OnAck(command.Sender, command.Number);
                    if (_producer.IsShaken(command.Sender))
                        _copies.Remove(command.Sender);
                    break;
                case StoreCommandKind.Nack:
                    _producer.OnNack(command.Sender, command.Missing);
                    break;
                default:
                    if (command.IsAction && _writers.TryGetValue(command.Sender, out var known))
                        known.Channel.OnAction(command.Sequence, command);
                    break;
            }
        }

        _outbox.Send(ref pressure);
    }

    internal override void OnPeerLost(EndpointId peer)
    {
        lock (_gate)
        {
            _producer.RemoveAll(peer);
            foreach (var writer in _writers.Keys.Where(w => w.Endpoint == peer).ToArray())
                _writers.Remove(writer);
            foreach (var copy in _copies.Keys.Where(c => c.Endpoint == peer).ToArray())
                _copies.Remove(copy);
        }
    }

    internal override void OnBeat()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            Expire();
            _backend.Commit(); // acknowledgements follow
            _producer.OnBeat();
            foreach (var writer in _writers.Values)
                writer.Channel.OnBeat();
        }

        Flush();
    }

    private protected override void Write(StoreCommand command)
    {
        ErrorCode fault;
        lock (_gate)
        {
            fault = Apply(command with { Publisher = Id });
            if (Backend.IsDurable)
                CommitNow();
        }

        Flush();
        Throw(fault, command);
    }

    private protected override async Task WriteAsync(StoreCommand command)
    {
        ErrorCode fault;
        Task committed;
        lock (_gate)
        {
            fault = Apply(command with { Publisher = Id });
            committed = CommitSoon();
        }

        Flush();
        await committed.ConfigureAwait(false);
        Throw(fault, command);
    }

    void IProducerPort.SendHandshake(EntityId consumer, ulong offset)
    {
        if (!_copies.TryGetValue(consumer, out var copy))
            _copies.Add(consumer, copy = [.. _backend.Entries()]);
        Control(consumer, new StoreCommand
        {
            Kind = StoreCommandKind.AckClone,
            Sequence = offset,
            Number = offset,
            Heartbeat = ChannelProducer.Heartbeat,
            State = copy,
        });
    }

    void IProducerPort.SendAgain(EntityId consumer, byte[] action) => _outbox.Add(consumer.Endpoint, action);

    void IProducerPort.SendFailed(EntityId consumer, ulong number) =>
        Control(consumer, new StoreCommand { Kind = StoreCommandKind.RetransmitFailed, Number = number });

    void IProducerPort.SendKeepalive(ulong number) => Control(default, new StoreCommand { Kind = StoreCommandKind.Keepalive, Number = number });

    void IProducerPort.OnDropped(EntityId consumer)
    {
        _writers.Remove(consumer);
        _copies.Remove(consumer);
    }

    void IProducerPort.OnAcknowledged(ulong number)
    {
    }

    [SuppressMessage("Design", "CA1031", Justification = "a backend that cannot be closed is reported; the store is closed all the same")]
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            try
            {
                _backend.Dispose();
                _commit?.TrySetResult();
            }
            catch (Exception e)
            {
                _commit?.TrySetException(e);
                Endpoint.Report(ErrorCode.BackendFailure, null, $"store {Name}: {e.Message}");
            }
        }

        Endpoint.Remove(this);
    }

    private IStoreBackend Backend => _isClosed ? throw new ObjectDisposedException(Name) : _backend;

    private long Now => (_clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;

    private void Flush()
    {
        var pressure = default(Pressure);
        _outbox.Send(ref pressure);
        if (pressure.IsHigh)
            pressure.Wait();
    }

    private void Throw(ErrorCode fault, StoreCommand command)
    {
        if (fault != ErrorCode.None)
            throw new BrokerException(fault, $"store {Name}: {command.Kind} of {command.Key} with a {command.Value.Type}");
    }

    private void Control(EntityId receiver, StoreCommand command) =>
        _outbox.Add(receiver.Endpoint, StoreCodec.ToBytes(command with { Sender = Id, Receiver = receiver }));

    private void Broadcast(StoreCommand action)
    {
        var number = _producer.Next();
        if (number == 0)
            return;
        var octets = StoreCodec.ToBytes(action with { Sender = Id, Receiver = default, Sequence = number });
        _producer.Keep(number, octets);
        _outbox.Add(EndpointId.Nil, octets);
    }

    private ErrorCode Apply(StoreCommand action)
    {
        switch (action.Kind)
        {
            case StoreCommandKind.Put:
                Set(action.Key, action.Value, action.Expiry, action.Publisher);
                Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.PutUnique:
                var isNew = !Backend.TryGet(action.Key, out _);
                if (isNew)
                {
                    Set(action.Key, action.Value, action.Expiry, action.Publisher);
                    Broadcast(new StoreCommand { Kind = StoreCommandKind.Put, Key = action.Key, Value = action.Value, Expiry = action.Expiry, Publisher = action.Publisher });
                }

                if (action.Publisher != Id)
                {
                    Broadcast(new StoreCommand
                    {
                        Kind = StoreCommandKind.PutUniqueResult,
                        IsInserted = isNew,
                        Who = action.Who,
                        Request = action.Request,
                        Publisher = Id,
                    });
                }

                return isNew ? ErrorCode.None : ErrorCode.InvalidData;
            case StoreCommandKind.Erase:
                if (!Backend.TryGet(action.Key, out _))
                    return ErrorCode.None;
                _backend.Erase(action.Key);
                _dues.Remove(action.Key);
                Tell(StoreEventKind.Erase, action.Key, default, default, null, action.Publisher);
                Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.Clear:
                if (HasListeners)
                {
                    foreach (var (key, _) in Backend.Entries().ToArray())
                        Tell(StoreEventKind.Erase, key, default, default, null, action.Publisher);
                }

                Backend.Clear();
                _dues.Clear();
                Broadcast(action);
                return ErrorCode.None;
            case StoreCommandKind.Add or StoreCommandKind.Subtract:
                var isAdd = action.Kind == StoreCommandKind.Add;
                if (!Backend.TryGet(action.Key, out var old))
                {
                    if (!isAdd)
                        return ErrorCode.NoSuchKey;
                    old = Combine.Initial(action.InitialType);
                }

                var fault = isAdd ? Combine.Add(old, action.Value, out var result) : Combine.Subtract(old, action.Value, out result);
                if (fault != ErrorCode.None)
                    return fault;
                Set(action.Key, result, action.Expiry, action.Publisher);
                Broadcast(new StoreCommand { Kind = StoreCommandKind.Put, Key = action.Key, Value = result, Publisher = action.Publisher });
                return ErrorCode.None;
            default:
                return ErrorCode.InvalidMessage; // results and expirations are the master's to send
        }
    }

    private void Set(BrokerData key, BrokerData value, long? expiry, EntityId publisher)
    {
        long? due = expiry is { } nanoseconds ? Now + nanoseconds : null;
        if (HasListeners)
        {
            var kind = Backend.TryGet(key, out var old) ? StoreEventKind.Update : StoreEventKind.Insert;
            Tell(kind, key, old, value, expiry, publisher);
        }

        Backend.Put(key, value, due);
        if (due is { } time)
            SetDue(key, time);
        else if (_dues.Count > 0)
            _dues.Remove(key);
    }

    private void SetDue(BrokerData key, long due)
    {
        _dues[key] = due;
        _schedule.Enqueue(key, due);
        if (_schedule.Count > 1024 && _schedule.Count > 4 * _dues.Count)
        {
            // Keys that were put again and again left their old times behind.
            _schedule.Clear();
            foreach (var (pending, time) in _dues)
                _schedule.Enqueue(pending, time);
        }
    }

    private void Expire()
    {
        var now = Now;
        while (_schedule.TryPeek(out var key, out var due) && due < now)
        {
            _schedule.Dequeue();
            if (!_dues.TryGetValue(key, out var current) || current != due)
                continue; // it has another time by now, or none
            _dues.Remove(key);
            _backend.Erase(key);
            Tell(StoreEventKind.Expire, key, default, default, null, Id);
            Broadcast(new StoreCommand { Kind = StoreCommandKind.Expire, Key = key, Publisher = Id });
        }
    }

    private void Tell(StoreEventKind kind, BrokerData key, BrokerData old, BrokerData value, long? expiry, EntityId publisher)
    {
        if (HasListeners)
            Raise(new StoreEvent(kind, Name, key, old, value, expiry is { } e ? new TimeSpan(e / 100) : null, publisher));
    }

    private void CommitNow()
    {
        _backend.Commit();
        var waiting = _commit;
        _commit = null;
        waiting?.TrySetResult();
    }

    // Writes that come while one commit runs share the next.
    private Task CommitSoon()
    {
        if (!_backend.IsDurable || _isClosed)
            return Task.CompletedTask;
        if (_commit is null)
        {
            _commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.CommitWaiting(), this, preferLocal: false);
        }

        return _commit.Task;
    }

    [SuppressMessage("Design", "CA1031", Justification = "whatever the backend throws belongs to those who wait for it")]
    private void CommitWaiting()
    {
        lock (_gate)
        {
            if (_isClosed || _commit is null)
                return;
            try
            {
                CommitNow();
            }
            catch (Exception e)
            {
                _commit.TrySetException(e);
                _commit = null;
            }
        }
    }

    // A clone that writes: its actions in order, and acknowledgements that promise what the backend has committed.
    private sealed class Writer : IConsumerPort
    {
        private readonly MasterStore _store;
        private readonly EntityId _clone;

        public Writer(MasterStore store, EntityId clone)
        {
            _store = store;
            _clone = clone;
            Channel = new ChannelConsumer(this);
        }

        public ChannelConsumer Channel { get; }

        public void Consume(StoreCommand action)
        {
            var fault = _store.Apply(action);
            if (fault != ErrorCode.None && action.Kind != StoreCommandKind.PutUnique)
                _store.Endpoint.Report(fault, null, $"store {_store.Name}: {action.Kind} of {action.Key} from {_clone}");
        }

        // A write that is gone is lost; the writer was told by its own means.
        public bool ConsumeNothing() => true;

        public void SendAck(ulong number)
        {
            _store._backend.Commit();
            _store.Control(_clone, new StoreCommand { Kind = StoreCommandKind.CumulativeAck, Number = number });
        }

        public void SendNack(ulong[] missing) => _store.Control(_clone, new StoreCommand { Kind = StoreCommandKind.Nack, Missing = missing });
    }
}
