namespace Vigil.Broker;

/// <summary>Entries in memory; gone when the process ends.</summary>
internal sealed class MemoryBackend : IStoreBackend
{
    private readonly Dictionary<BrokerData, BrokerData> _entries = [];

    public bool IsDurable => false;

    public bool TryGet(BrokerData key, out BrokerData value) => _entries.TryGetValue(key, out value);

    public void Put(BrokerData key, BrokerData value, long? due) => _entries[key] = value;

    public void Erase(BrokerData key) => _entries.Remove(key);

    public void Clear() => _entries.Clear();

    public IEnumerable<KeyValuePair<BrokerData, BrokerData>> Entries() => _entries;

    public IEnumerable<KeyValuePair<BrokerData, long>> Dues() => [];

    public void Commit()
    {
    }

    public void Dispose()
    {
    }
}
