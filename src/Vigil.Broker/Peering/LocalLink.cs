namespace Vigil.Broker;

/// <summary>The way to an endpoint in this process: the envelope itself goes over, on the thread that sends.</summary>
internal sealed class LocalLink(Endpoint owner, Endpoint other, bool isOutbound) : PeerLink(other.Id)
{
    /// <summary>The way back.</summary>
    public LocalLink? Reverse { get; set; }

    public Endpoint Other => other;

    public override PeerInfo Info => new(new EndpointInfo(Id, null), PeerStatus.Peered, isOutbound, PeerKind.Local, default);

    public override void Send(in Envelope envelope, ref Pressure pressure)
    {
        if (Reverse is { } reverse)
            other.Receive(envelope, reverse, ref pressure);
    }

    public override void Announce(Filter filter)
    {
        if (Reverse is not { } reverse)
            return;
        reverse.Filter = filter;
        other.PeersChanged(); // somebody there may wait for a subscription
    }

    public override Task CloseAsync()
    {
        owner.Detach(this, StatusCode.PeerRemoved, "");
        if (Reverse is { } reverse)
            other.Detach(reverse, StatusCode.PeerLost, "");
        return Task.CompletedTask;
    }
}
