using System.Runtime.CompilerServices;

namespace Vigil.Broker;

/// <summary>Takes the messages of some topics, one after the other: blocking, polling, or asynchronously.</summary>
public sealed class Subscriber : IDisposable
{
    private readonly Endpoint _endpoint;
    private readonly FlowLimits _limits;
    private readonly Mailbox<Message> _mailbox;
    private readonly Lock _gate = new();
    private readonly HashSet<Topic> _topics = [];
    private volatile Filter _filter;

    internal Subscriber(Endpoint endpoint, IEnumerable<Topic> topics, FlowLimits limits)
    {
        _endpoint = endpoint;
        _limits = limits;
        _mailbox = new Mailbox<Message>(limits.Capacity);
        _topics.UnionWith(topics);
        _filter = Filter.Of(_topics);
    }

    /// <summary>Messages that wait to be taken.</summary>
    public int Available => _mailbox.Available;

    /// <summary>What has happened here: how many waited, how many were lost.</summary>
    public FlowCounts Counts => _mailbox.Counts;

    /// <summary>Signalled while a message waits, and when no more will come.</summary>
    public WaitHandle WaitHandle => _mailbox.WaitHandle;

    internal Filter Filter => _filter;

    /// <summary>Takes the next message, waiting for it.</summary>
    /// <exception cref="BrokerException">The endpoint was closed, or the subscriber cut off because it did not keep up.</exception>
    public Message Receive() => _mailbox.TryTake(Timeout.InfiniteTimeSpan, out var message) ? message : throw Ended();

    /// <summary>Takes the next message, waiting for it no longer than <paramref name="timeout"/>.</summary>
    public bool TryReceive(TimeSpan timeout, out Message message) => _mailbox.TryTake(timeout, out message);

    /// <summary>Takes the next message if one waits.</summary>
    public bool TryReceive(out Message message) => _mailbox.TryTake(out message);

    /// <summary>Takes the next message.</summary>
    /// <exception cref="BrokerException">The endpoint was closed, or the subscriber cut off because it did not keep up.</exception>
    public async ValueTask<Message> ReceiveAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            if (_mailbox.TryTake(out var message))
                return message;
            if (!await _mailbox.WaitAsync(cancellation).ConfigureAwait(false))
                throw Ended();
        }
    }

    /// <summary>Takes all messages that wait.</summary>
    public IReadOnlyList<Message> Poll()
    {
        var messages = new List<Message>();
        while (_mailbox.TryTake(out var message))
            messages.Add(message);
        return messages;
    }

    /// <summary>All messages from now on, until the endpoint or this subscriber is closed.</summary>
    public async IAsyncEnumerable<Message> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        do
        {
            while (_mailbox.TryTake(out var message))
                yield return message;
        }
        while (await _mailbox.WaitAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>Subscribes to another topic.</summary>
    public void Add(Topic topic)
    {
        lock (_gate)
        {
            _topics.Add(topic);
            _filter = Filter.Of(_topics);
        }

        _endpoint.Announce([topic]);
    }

    /// <summary>Ends the subscription to a topic. What the endpoint has announced to its peers stays announced: filters only grow.</summary>
    public void Remove(Topic topic)
    {
        lock (_gate)
        {
            _topics.Remove(topic);
            _filter = Filter.Of(_topics);
        }
    }

    /// <summary>Takes no more messages.</summary>
    public void Dispose()
    {
        _endpoint.Remove(this);
        _mailbox.Dispose();
    }

    internal bool Covers(Topic topic)
    {
        lock (_gate)
            return _topics.Contains(topic);
    }

    internal void Deliver(Topic topic, BrokerData data, ref Pressure pressure)
    {
        if (_filter.Matches(topic))
            _mailbox.Post(new Message(topic, data), _limits.PolicyFor(topic), ref pressure);
    }

    internal void Close() => _mailbox.Close();

    private Exception Ended() => _mailbox.Fault ?? new BrokerException(ErrorCode.ShuttingDown, "the endpoint is closed");
}
