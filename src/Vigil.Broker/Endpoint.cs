namespace Vigil.Broker;

/// <summary>A participant: publishes, subscribes, has peers and stores. All members may be used by any thread.</summary>
/// <remarks>
/// Publishing reaches subscribers of peers, not those of the endpoint itself (a <see cref="Hub"/> reaches those too). Messages from one
/// endpoint arrive in order; there is no order between endpoints, and nothing is repeated that was lost on the way.
/// </remarks>
public sealed partial class Endpoint : IDisposable, IAsyncDisposable
{
    private readonly BrokerContext _context;
    private readonly Lock _gate = new();
    private readonly LoopGuard? _guard;
    private readonly HashSet<Topic> _announced = [];
    private volatile Subscriber[] _subscribers = [];
    private volatile Hub[] _hubs = [];
    private volatile PeerLink[] _peers = [];
    private volatile Filter _filter = Filter.Empty;
    private Subscriber? _default;
    private ulong _published;
    private bool _isClosed;

    internal Endpoint(BrokerContext context, BrokerOptions options)
    {
        _context = context;
        Options = options;
        Id = options.Id.IsNil ? EndpointId.Random() : options.Id;
        _guard = options.LoopGuard ? new LoopGuard() : null;
    }

    /// <summary>Who this endpoint is.</summary>
    public EndpointId Id { get; }

    /// <summary>How it behaves.</summary>
    public BrokerOptions Options { get; }

    /// <summary>What it has announced to its peers, in order. Only grows.</summary>
    public IReadOnlyList<Topic> Subscriptions => _filter.Topics.ToArray();

    /// <summary>Messages from peers that were dropped because they had come before, by another way.</summary>
    public long LoopsBroken => Interlocked.Read(ref _loopsBroken);

    /// <summary>Envelopes from peers that could not be read and were dropped.</summary>
    public long MalformedDropped => Interlocked.Read(ref _malformed);

    private long _loopsBroken;
    private long _malformed;

    /// <summary>Publishes a value; waits if a peer with policy <see cref="OverflowPolicy.Block"/> does not keep up.</summary>
    public void Publish(Topic topic, BrokerData value)
    {
        var pressure = default(Pressure);
        PublishTo(EndpointId.Nil, topic, value, ref pressure);
        if (pressure.IsHigh)
            pressure.Wait();
    }

    /// <summary>Publishes a Zeek event: its name, then its arguments, as they are.</summary>
    /// <example><code>endpoint.Publish("bro/event", "my_event", "Hello C# Broker!", 42u);</code></example>
    public void Publish(Topic topic, string eventName, BrokerData argument, params ReadOnlySpan<BrokerData> more) =>
        Publish(topic, ZeekEvent.Encode(eventName, new ReadOnlySpan<BrokerData>(in argument), more));

    /// <summary>Publishes a Zeek message.</summary>
    public void Publish(Topic topic, ZeekMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Publish(topic, message.Data);
    }

    /// <summary>Publishes a Zeek event that may have no arguments.</summary>
    public void PublishEvent(Topic topic, string eventName, params ReadOnlySpan<BrokerData> arguments) =>
        Publish(topic, ZeekEvent.Encode(eventName, arguments, []));

    /// <summary>Publishes a value without blocking the thread.</summary>
    public ValueTask PublishAsync(Topic topic, BrokerData value)
    {
        var pressure = default(Pressure);
        PublishTo(EndpointId.Nil, topic, value, ref pressure);
        return pressure.IsHigh ? pressure.WaitAsync() : default;
    }

    /// <summary>Sends a value to one direct peer, whatever it subscribes to. There it reaches the subscribers of the topic, if any.</summary>
    public void SendTo(EndpointId receiver, Topic topic, BrokerData value)
    {
        var pressure = default(Pressure);
        PublishTo(receiver, topic, value, ref pressure);
        if (pressure.IsHigh)
            pressure.Wait();
    }

    /// <summary>Makes a subscriber of topics that begin as given.</summary>
    public Subscriber CreateSubscriber(params ReadOnlySpan<Topic> topics) => CreateSubscriber(Options.SubscriberFlow, topics);

    /// <summary>Makes a subscriber with limits of its own.</summary>
    public Subscriber CreateSubscriber(FlowLimits limits, params ReadOnlySpan<Topic> topics)
    {
        var subscriber = new Subscriber(this, topics.ToArray(), limits);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _subscribers = [.. _subscribers, subscriber];
        }

        Announce(topics.ToArray());
        return subscriber;
    }

    /// <summary>Subscribes this endpoint; <see cref="Receive()"/> and its relatives take the messages.</summary>
    public void Subscribe(Topic topic)
    {
        Subscriber subscriber;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_default is null)
            {
                _default = new Subscriber(this, [], Options.SubscriberFlow);
                _subscribers = [.. _subscribers, _default];
            }

            subscriber = _default;
        }

        subscriber.Add(topic);
    }

    /// <summary>Ends a subscription of <see cref="Subscribe(Topic)"/>.</summary>
    public void Unsubscribe(Topic topic) => Default.Remove(topic);

    /// <summary>Subscribes with a function that is called for each message, one after the other, on a thread of the pool.</summary>
    /// <returns>What ends the subscription when disposed of.</returns>
    public IDisposable Subscribe(Topic topic, Action<Topic, BrokerData> callback) =>
        Subscribe(topic, (t, data) =>
        {
            callback(t, data);
            return default;
        });

    /// <summary>Subscribes with an asynchronous function that is called for each message, one after the other.</summary>
    /// <returns>What ends the subscription when disposed of.</returns>
    public IDisposable Subscribe(Topic topic, Func<Topic, BrokerData, ValueTask> callback)
    {
        var subscriber = CreateSubscriber(topic);
        _ = RunAsync(subscriber, callback);
        return subscriber;
    }

    /// <summary>Takes the next message of the topics subscribed to, waiting for it.</summary>
    public Message Receive() => Default.Receive();

    /// <summary>Takes the next message, waiting for it, and calls a function with it.</summary>
    public void Receive(Action<Topic, BrokerData> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var message = Default.Receive();
        callback(message.Topic, message.Data);
    }

    /// <summary>Takes the next message, waiting for it no longer than <paramref name="timeout"/>.</summary>
    public bool TryReceive(TimeSpan timeout, out Message message) => Default.TryReceive(timeout, out message);

    /// <summary>Takes the next message.</summary>
    public ValueTask<Message> ReceiveAsync(CancellationToken cancellation = default) => Default.ReceiveAsync(cancellation);

    /// <summary>Takes all messages that wait.</summary>
    public IReadOnlyList<Message> Poll() => Default.Poll();

    /// <summary>All messages of the topics subscribed to, from now on.</summary>
    public IAsyncEnumerable<Message> Messages(CancellationToken cancellation = default) => Default.ReadAllAsync(cancellation);

    /// <summary>Signalled while a message waits.</summary>
    public WaitHandle WaitHandle => Default.WaitHandle;

    /// <summary>Announces topics without receiving them here, so that messages of one peer go on to others. Needs <see cref="BrokerOptions.ForwardMessages"/>.</summary>
    public void Forward(params ReadOnlySpan<Topic> topics) => Announce(topics.ToArray());

    /// <summary>Makes a hub: it publishes to peers, to subscribers of this endpoint and to other hubs, and receives what it subscribes to, but not its own.</summary>
    public Hub CreateHub(params ReadOnlySpan<Topic> topics)
    {
        var hub = new Hub(this, topics.ToArray());
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _hubs = [.. _hubs, hub];
        }

        Announce(topics.ToArray());
        return hub;
    }

    /// <summary>Says goodbye to all peers and closes everything.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Says goodbye to all peers and closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
        }

        await CloseStoresAsync().ConfigureAwait(false);
        await ClosePeeringsAsync().ConfigureAwait(false);
        foreach (var subscriber in _subscribers)
            subscriber.Close();
        foreach (var hub in _hubs)
            hub.Close();
        CloseStatus();
        _context.Remove(this);
    }

    internal BrokerContext Context => _context;

    internal Filter Filter => _filter;

    internal PeerLink[] Links => _peers;

    internal void Remove(Subscriber subscriber)
    {
        lock (_gate)
            _subscribers = Array.FindAll(_subscribers, candidate => candidate != subscriber);
    }

    internal void Remove(Hub hub)
    {
        lock (_gate)
            _hubs = Array.FindAll(_hubs, candidate => candidate != hub);
    }

    /// <summary>Adds topics to what peers are told.</summary>
    internal void Announce(IEnumerable<Topic> topics)
    {
        lock (_gate)
        {
            var filter = _filter;
            foreach (var topic in topics)
            {
                // What belongs to this endpoint alone is nobody's business.
                if (!topic.StartsWith(ReservedTopics.Local))
                    filter = filter.With(topic);
            }

            if (ReferenceEquals(filter, _filter))
                return;
            _filter = filter;
            foreach (var peer in _peers)
                peer.Announce(filter);
        }
    }

    /// <summary>Publishes to peers only.</summary>
    internal void PublishTo(EndpointId receiver, Topic topic, BrokerData value, ref Pressure pressure)
    {
        if (_peers.Length == 0 || topic.StartsWith(ReservedTopics.Local))
            return;
        SendToPeers(NewEnvelope(EnvelopeType.Data, receiver, topic, value, default), null, ref pressure);
    }

    /// <summary>Publishes for a hub: also to subscribers and hubs here.</summary>
    internal void PublishFrom(Hub hub, Topic topic, BrokerData value, ref Pressure pressure)
    {
        DeliverHere(topic, value, hub, ref pressure);
        PublishTo(EndpointId.Nil, topic, value, ref pressure);
    }

    /// <summary>Sends a command of a store to peers.</summary>
    internal void SendCommand(EndpointId receiver, Topic topic, ReadOnlyMemory<byte> payload, ref Pressure pressure) =>
        SendToPeers(NewEnvelope(EnvelopeType.Command, receiver, topic, default, payload), null, ref pressure);

    /// <summary>Takes an envelope from a peer.</summary>
    internal void Receive(in Envelope envelope, PeerLink from, ref Pressure pressure)
    {
        var topic = envelope.Topic;
        if (envelope.Type is EnvelopeType.Data or EnvelopeType.Command)
        {
            // Statuses are made here and nowhere else; and nobody else publishes in our name.
            if (envelope.Sender.IsNil || envelope.Sender == Id || topic.StartsWith(ReservedTopics.Local))
                return;
            if (envelope.Origin == Id || (_peers.Length > 1 && _guard is not null && !envelope.Origin.IsNil && !_guard.Admit(envelope.Origin, envelope.Number)))
            {
                Interlocked.Increment(ref _loopsBroken);
                return;
            }

            if (envelope.Receiver.IsNil || envelope.Receiver == Id)
            {
                if (envelope.Type == EnvelopeType.Data)
                    DeliverHere(topic, envelope.Data, null, ref pressure);
                else
                    DeliverCommand(topic, envelope.Payload, from.Id);
            }
        }
        else
        {
            OnControl(envelope, from, ref pressure);
            if (envelope.Type == EnvelopeType.RoutingUpdate)
                return;
        }

        if (Options.ForwardMessages && envelope.Receiver != Id && envelope.TimeToLive != 1)
            SendToPeers(Forwarded(envelope), from, ref pressure);
        else if (envelope.Type == EnvelopeType.Data)
            SendToClients(envelope, from, ref pressure);
    }

    internal void CountMalformed() => Interlocked.Increment(ref _malformed);

    /// <summary>Gives a value to subscribers and hubs of this endpoint.</summary>
    internal void DeliverHere(Topic topic, BrokerData value, Hub? except, ref Pressure pressure)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Deliver(topic, value, ref pressure);
        foreach (var hub in _hubs)
        {
            if (hub != except)
                hub.Deliver(topic, value, ref pressure);
        }
    }

    private Subscriber Default
    {
        get
        {
            lock (_gate)
                return _default ?? throw new InvalidOperationException("subscribe to a topic first");
        }
    }

    private static async Task RunAsync(Subscriber subscriber, Func<Topic, BrokerData, ValueTask> callback)
    {
        await foreach (var message in subscriber.ReadAllAsync().ConfigureAwait(false))
            await callback(message.Topic, message.Data).ConfigureAwait(false);
    }

    private Envelope NewEnvelope(EnvelopeType type, EndpointId receiver, Topic topic, BrokerData data, ReadOnlyMemory<byte> payload) => new()
    {
        Type = type,
        Sender = Id,
        Receiver = receiver,
        TimeToLive = Envelope.FullLife,
        Origin = _guard is null ? default : Id,
        Number = Interlocked.Increment(ref _published),
        Topic = topic,
        Data = data,
        Payload = payload,
    };

    // A message without a mark gets ours: from here on it can be known again. A ttl of zero is what others may send; it means nothing.
    private Envelope Forwarded(in Envelope envelope)
    {
        var marks = envelope.Origin.IsNil && _guard is not null;
        return new Envelope
        {
            Type = envelope.Type,
            Sender = Id,
            Receiver = envelope.Receiver,
            TimeToLive = envelope.TimeToLive == 0 ? Envelope.FullLife : (ushort)(Math.Min(envelope.TimeToLive, Envelope.FullLife) - 1),
            Origin = marks ? Id : envelope.Origin,
            Number = marks ? Interlocked.Increment(ref _published) : envelope.Number,
            Topic = envelope.Topic,
            Data = envelope.Data,
            Payload = envelope.Payload,
        };
    }

    private void SendToPeers(in Envelope envelope, PeerLink? from, ref Pressure pressure)
    {
        foreach (var peer in _peers)
        {
            if (peer == from)
                continue;
            if (envelope.Receiver.IsNil ? peer.Filter.Matches(envelope.Topic) : envelope.Receiver == peer.Id)
                peer.Send(envelope, ref pressure);
        }
    }
}
