namespace Vigil.Broker;

/// <summary>Publishes and subscribes in one object, for relays: what it publishes reaches peers, subscribers of its endpoint and other hubs, but not itself.</summary>
public sealed class Hub : IDisposable
{
    private readonly Endpoint _endpoint;
    private readonly Subscriber _subscriber;

    internal Hub(Endpoint endpoint, IEnumerable<Topic> topics)
    {
        _endpoint = endpoint;
        _subscriber = new Subscriber(endpoint, topics, endpoint.Options.SubscriberFlow);
    }

    /// <summary>Where messages are taken.</summary>
    public Subscriber Subscriber => _subscriber;

    /// <summary>Publishes a value.</summary>
    public void Publish(Topic topic, BrokerData value)
    {
        var pressure = default(Pressure);
        _endpoint.PublishFrom(this, topic, value, ref pressure);
        if (pressure.IsHigh)
            pressure.Wait();
    }

    /// <summary>Publishes a value without blocking the thread.</summary>
    public ValueTask PublishAsync(Topic topic, BrokerData value)
    {
        var pressure = default(Pressure);
        _endpoint.PublishFrom(this, topic, value, ref pressure);
        return pressure.IsHigh ? pressure.WaitAsync() : default;
    }

    /// <summary>Takes no more messages.</summary>
    public void Dispose()
    {
        _endpoint.Remove(this);
        _subscriber.Dispose();
    }

    internal void Deliver(Topic topic, BrokerData value, ref Pressure pressure) => _subscriber.Deliver(topic, value, ref pressure);

    internal void Close() => _subscriber.Close();
}
