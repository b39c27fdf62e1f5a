namespace Vigil.Broker;

/// <summary>A clone that writes, at its master: its actions in order, and acknowledgements that promise what the backend has committed.</summary>
internal sealed class MasterWriter : IConsumerPort
{
    private readonly MasterStore _store;
    private readonly EntityId _clone;

    public MasterWriter(MasterStore store, EntityId clone)
    {
        _store = store;
        _clone = clone;
        Channel = new ChannelConsumer(this);
    }

    /// <summary>The receiving end of what it writes.</summary>
    public ChannelConsumer Channel { get; }

    public void Consume(StoreCommand action) => _store.ApplyFrom(_clone, action);

    // A write that is gone is lost; the writer was told by its own means.
    public bool ConsumeNothing() => true;

    public void SendAck(ulong number) => _store.Acknowledge(_clone, number);

    public void SendNack(ulong[] missing) => _store.Control(_clone, new StoreCommand { Kind = StoreCommandKind.Nack, Missing = missing });
}
