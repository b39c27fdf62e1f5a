namespace Vigil.Broker;

/// <summary>Where a master keeps its entries. Used by one thread at a time.</summary>
internal interface IStoreBackend : IDisposable
{
    /// <summary>Whether changes outlive the process once they are committed.</summary>
    bool IsDurable { get; }

    bool TryGet(BrokerData key, out BrokerData value);

    /// <summary>Puts an entry, with the time at which it expires (nanoseconds since 1970) if it does.</summary>
    void Put(BrokerData key, BrokerData value, long? due);

    void Erase(BrokerData key);

    void Clear();

    IEnumerable<KeyValuePair<BrokerData, BrokerData>> Entries();

    /// <summary>Entries that expire, and when.</summary>
    IEnumerable<KeyValuePair<BrokerData, long>> Dues();

    /// <summary>Makes all changes so far outlive the process.</summary>
    void Commit();
}
