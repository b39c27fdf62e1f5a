namespace Vigil.Broker;

/// <summary>The way to one peer.</summary>
internal abstract class PeerLink(EndpointId id)
{
    private volatile Filter _filter = Filter.Empty;

    /// <summary>Who is there.</summary>
    public EndpointId Id { get; } = id;

    /// <summary>What it subscribes to.</summary>
    public Filter Filter
    {
        get => _filter;
        set => _filter = value;
    }

    /// <summary>What is known about it.</summary>
    public abstract PeerInfo Info { get; }

    /// <summary>Hands over an envelope.</summary>
    public abstract void Send(in Envelope envelope, ref Pressure pressure);

    /// <summary>Says that the filter of this endpoint has grown.</summary>
    public abstract void Announce(Filter filter);

    /// <summary>Ends the peering, giving what is under way its time.</summary>
    public abstract Task CloseAsync();
}
