using System.Diagnostics.CodeAnalysis;

namespace Vigil.Broker;

/// <summary>The one who decides: applies writes in order and tells the clones.</summary>
internal sealed class MasterStore : Store, IProducerPort, IEntriesPort
{
    private readonly object _gate = new();
    private readonly IStoreBackend _backend;
    private readonly Outbox _outbox;
    private readonly ChannelProducer _producer;
    private readonly MasterEntries _entries;
    private readonly GroupCommit _commit;
    private readonly Dictionary<EntityId, MasterWriter> _writers = [];
    private readonly Dictionary<EntityId, KeyValuePair<BrokerData, BrokerData>[]> _copies = [];
    private bool _isClosed;

    public MasterStore(Endpoint endpoint, string name, ulong number, IStoreBackend backend)
        : base(endpoint, name)
    {
        Id = new EntityId(endpoint.Id, number);
        _backend = backend;
        _outbox = new Outbox(endpoint, ReservedTopics.Clones(name));
        _producer = new ChannelProducer(this);
        _entries = new MasterEntries(backend, endpoint.Options.Clock, Id, name, this);
        _commit = new GroupCommit(backend, _gate);
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
            committed = _commit.Soon();
        }

        Flush();
        await committed.ConfigureAwait(false);
        return isInserted;
    }

    public override async Task<bool> AwaitIdleAsync(TimeSpan? timeout = null)
    {
        Task committed;
        lock (_gate)
            committed = _commit.Soon();
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
                        _writers.Add(command.Sender, attached = new MasterWriter(this, command.Sender));
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

    [SuppressMessage("Design", "CA1031", Justification = "whatever the backend throws is reported; nothing is acknowledged until it works again")]
    internal override void OnBeat()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            try
            {
                _entries.Expire();
                _backend.Commit(); // acknowledgements follow
                _producer.OnBeat();
                foreach (var writer in _writers.Values)
                    writer.Channel.OnBeat();
            }
            catch (Exception e)
            {
                Endpoint.Report(ErrorCode.BackendFailure, null, $"store {Name}: {e.Message}");
            }
        }

        // The beat is that of all stores: it waits for nobody.
        var pressure = default(Pressure);
        _outbox.Send(ref pressure);
    }

    /// <summary>Applies what a clone writes.</summary>
    internal void ApplyFrom(EntityId clone, StoreCommand action)
    {
        var fault = _entries.Apply(action);
        if (fault != ErrorCode.None && action.Kind != StoreCommandKind.PutUnique)
            Endpoint.Report(fault, null, $"store {Name}: {action.Kind} of {action.Key} from {clone}");
    }

    /// <summary>Promises a clone that everything up to a number is safe.</summary>
    internal void Acknowledge(EntityId clone, ulong number)
    {
        _backend.Commit();
        Control(clone, new StoreCommand { Kind = StoreCommandKind.CumulativeAck, Number = number });
    }

    /// <summary>Sends a command to one clone.</summary>
    internal void Control(EntityId receiver, StoreCommand command) =>
        _outbox.Add(receiver.Endpoint, StoreCodec.ToBytes(command with { Sender = Id, Receiver = receiver }));

    bool IEntriesPort.IsWatched => HasListeners;

    void IEntriesPort.Tell(StoreEvent change) => Raise(change);

    void IEntriesPort.Broadcast(StoreCommand action)
    {
        var number = _producer.Next();
        if (number == 0)
            return;
        var octets = StoreCodec.ToBytes(action with { Sender = Id, Receiver = default, Sequence = number });
        _producer.Keep(number, octets);
        _outbox.Add(EndpointId.Nil, octets);
    }

    private protected override void Write(StoreCommand command)
    {
        ErrorCode fault;
        lock (_gate)
        {
            fault = Apply(command with { Publisher = Id });
            if (Backend.IsDurable)
                _commit.Now();
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
            committed = _commit.Soon();
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
                _commit.Close(null);
            }
            catch (Exception e)
            {
                _commit.Close(e);
                Endpoint.Report(ErrorCode.BackendFailure, null, $"store {Name}: {e.Message}");
            }
        }

        Endpoint.Remove(this);
    }

    private IStoreBackend Backend => _isClosed ? throw new ObjectDisposedException(Name) : _backend;

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

    private ErrorCode Apply(StoreCommand action)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _entries.Apply(action);
    }
}
