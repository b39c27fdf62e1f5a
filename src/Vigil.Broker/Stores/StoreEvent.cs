namespace Vigil.Broker;

/// <summary>What kind of change a store event tells of.</summary>
public enum StoreEventKind
{
    /// <summary>A key is new.</summary>
    Insert,

    /// <summary>A key has another value.</summary>
    Update,

    /// <summary>A key was removed.</summary>
    Erase,

    /// <summary>A key's time is up.</summary>
    Expire,
}

/// <summary>A change of a store.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Store">The store.</param>
/// <param name="Key">The key.</param>
/// <param name="Old">The value it had, for updates.</param>
/// <param name="New">The value it has, for inserts and updates.</param>
/// <param name="Expiry">When it expires, from now, if it does.</param>
/// <param name="Publisher">Who caused it.</param>
public sealed record StoreEvent(StoreEventKind Kind, string Store, BrokerData Key, BrokerData Old, BrokerData New, TimeSpan? Expiry, EntityId Publisher)
{
    /// <summary>The value as the reference publishes it locally.</summary>
    public BrokerData ToData()
    {
        BrokerData expiry = Expiry is { } span ? span : default(BrokerData);
        BrokerData publisher = Publisher.IsNil ? default : BrokerData.String(Publisher.Endpoint.ToString());
        BrokerData number = Publisher.IsNil ? default : BrokerData.Count(Publisher.Object);
        return Kind switch
        {
            StoreEventKind.Insert => BrokerData.Vector("insert", Store, Key, New, expiry, publisher, number),
            StoreEventKind.Update => BrokerData.Vector("update", Store, Key, Old, New, expiry, publisher, number),
            StoreEventKind.Erase => BrokerData.Vector("erase", Store, Key, publisher, number),
            _ => BrokerData.Vector("expire", Store, Key, publisher, number),
        };
    }
}
