namespace Vigil.Broker;

public sealed partial class Endpoint
{
    /// <summary>The port of peerings unless another is given.</summary>
    public const int DefaultPort = 9999;

    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(10);

    private readonly List<Listener> _listeners = [];
    private readonly List<Dialer> _dialers = [];
    private TlsTransport? _tls;

    /// <summary>Takes connections from peers.</summary>
    /// <param name="address">The local address; empty for all.</param>
    /// <param name="port">The port; 0 for one that the system chooses.</param>
    /// <returns>The port.</returns>
    /// <exception cref="BrokerException">The port is not to be had; the message says why.</exception>
    public int Listen(string address = "", int port = 0)
    {
        _ = Tls; // what is wrong with certificates shows here, not at the first peer
        var listener = new Listener(this, address, port);
        lock (_gate)
            _listeners.Add(listener);
        return listener.Port;
    }

    /// <summary>Calls a peer and waits for the outcome of the first attempt.</summary>
    /// <param name="address">A name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="retry">How long to wait between attempts (10 s by default; less than a second counts as one); zero for one attempt only.</param>
    /// <returns>Whether the peering stands. If not, and unless <paramref name="retry"/> is zero, attempts go on.</returns>
    public bool Peer(string address, int port = DefaultPort, TimeSpan? retry = null) =>
        PeerAsync(address, port, retry).GetAwaiter().GetResult();

    /// <summary>Calls a peer; completes with the outcome of the first attempt.</summary>
    public Task<bool> PeerAsync(string address, int port = DefaultPort, TimeSpan? retry = null)
    {
        var network = new NetworkInfo(address, port, retry ?? DefaultRetry);
        _ = Tls;
        Dialer dialer;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_dialers.Find(d => d.Network.Address == address && d.Network.Port == port) is { } present)
                return present.FirstOutcome;
            dialer = new Dialer(this, network);
            _dialers.Add(dialer);
        }

        dialer.Start();
        return dialer.FirstOutcome;
    }

    /// <summary>Makes another endpoint of this process a peer; messages go over without a copy.</summary>
    /// <returns><see langword="false"/> if it is one already, or the endpoint itself.</returns>
    public bool Peer(Endpoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other == this || other.Id == Id || _registry.Claim(other.Id) != PeerClaim.Granted)
            return false;
        if (other._registry.Claim(Id) != PeerClaim.Granted)
        {
            _registry.Forget(other.Id);
            return false;
        }

        var there = new LocalLink(this, other, isOutbound: true) { Filter = other._filter };
        var back = new LocalLink(other, this, isOutbound: false) { Filter = _filter, Reverse = there };
        there.Reverse = back;
        var (mine, theirs) = (back.Filter, there.Filter);
        other.Attach(back, theirs);
        Attach(there, mine);
        return true;
    }

    /// <summary>Ends a peering, by the address that was called or the one the peer called from.</summary>
    /// <returns><see langword="false"/> if there is none.</returns>
    public bool Unpeer(string address, int port) => UnpeerAsync(address, port).GetAwaiter().GetResult();

    /// <summary>Ends a peering: what is under way is sent first, as long as that takes no more than <see cref="BrokerOptions.GoodbyeTimeout"/>.</summary>
    public async Task<bool> UnpeerAsync(string address, int port)
    {
        Dialer? dialer;
        lock (_gate)
            dialer = _dialers.Find(d => d.Network.Address == address && d.Network.Port == port);
        var link = Array.Find(_peers, p => p.Info.Peer.Network is { } n && n.Address == address && n.Port == port);
        if (dialer is null && link is null)
        {
            Report(ErrorCode.PeerInvalid, new EndpointInfo(EndpointId.Nil, new NetworkInfo(address, port)), "no such peer when unpeering");
            return false;
        }

        if (dialer is not null)
            await dialer.StopAsync().ConfigureAwait(false);
        else
            await link!.CloseAsync().ConfigureAwait(false); // one of the two is there
        return true;
    }

    /// <summary>Ends the peering with an endpoint of this process.</summary>
    public bool Unpeer(Endpoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Array.Find(_peers, p => p is LocalLink local && local.Other == other) is not { } link)
            return false;
        link.CloseAsync().GetAwaiter().GetResult();
        return true;
    }

    /// <summary>The peers, with what waits for each.</summary>
    public IReadOnlyList<PeerInfo> Peers => Array.ConvertAll(_peers, static p => p.Info);

    /// <summary>What a peer subscribes to; empty if there is no such peer.</summary>
    public IReadOnlyList<Topic> PeerSubscriptions(EndpointId peer) => LinkTo(peer)?.Filter.Topics.ToArray() ?? [];

    /// <summary>Waits until there is a peering with <paramref name="peer"/>.</summary>
    public Task<bool> AwaitPeerAsync(EndpointId peer, TimeSpan timeout) => UntilAsync(() => LinkTo(peer) is not null, timeout);

    /// <summary>Whether some peer has subscribed to <paramref name="topic"/>, so that a message would reach anybody now.</summary>
    public bool HasSubscribers(Topic topic) => Array.Exists(_peers, p => p.Filter.Matches(topic));

    /// <summary>Waits until some peer subscribes to <paramref name="topic"/>: from then on, messages reach it.</summary>
    public Task<bool> AwaitSubscriptionAsync(Topic topic, TimeSpan timeout) =>
        UntilAsync(() => HasSubscribers(topic), timeout);

    /// <summary>Measures the way to a peer and back; all that was sent before has been handled when this completes.</summary>
    /// <returns>The time, or nothing if no answer came.</returns>
    public async Task<TimeSpan?> PingAsync(EndpointId peer, TimeSpan timeout)
    {
        if (LinkTo(peer) is not WireLink link)
            return LinkTo(peer) is null ? null : TimeSpan.Zero;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        return await link.PingAsync(isBye: false, timeout).ConfigureAwait(false) ? clock.Elapsed : null;
    }

    internal PeerRegistry Registry => _registry;

    internal TlsTransport Tls
    {
        get
        {
            lock (_gate)
                return _tls ??= new TlsTransport(Options.Tls);
        }
    }

    internal static TimeSpan RetryInterval(TimeSpan asked) => asked < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : asked;

    internal Handshake NewHandshake(bool isAcceptor) => new(Id, isAcceptor, Options.LoopGuard, _registry, () => _filter);

    /// <summary>A peering stands.</summary>
    /// <param name="link">The way to the peer.</param>
    /// <param name="announced">The filter that the peer was told.</param>
    internal void Attach(PeerLink link, Filter announced)
    {
        lock (_gate)
        {
            _peers = [.. _peers, link];
            if (!ReferenceEquals(announced, _filter))
                link.Announce(_filter); // it has grown meanwhile
        }

        if (link is not WebSocketLink)
            _registry.Set(link.Id, PeerStatus.Peered);
        var info = link.Info.Peer;
        Report(StatusCode.EndpointDiscovered, info, "found a new peer in the network");
        Report(StatusCode.PeerAdded, info, "handshake successful");
        PeersChanged();
    }

    /// <summary>A peering has ended.</summary>
    internal void Detach(PeerLink link, StatusCode how, string reason)
    {
        lock (_gate)
        {
            if (Array.IndexOf(_peers, link) < 0)
                return;
            _peers = Array.FindAll(_peers, candidate => candidate != link);
        }

        var info = link.Info.Peer;
        var text = how == StatusCode.PeerRemoved ? "removed connection to remote peer" : "lost connection to remote peer";
        Report(how, info, reason.Length == 0 ? text : $"{text} ({reason})");
        Report(StatusCode.EndpointUnreachable, info, "lost the last path");

        // First the stores: as soon as the registry lets the peer come again, its clones may, and must not be taken for those that left.
        StoresLostPeer(link.Id);
        if (link is not WebSocketLink)
            _registry.Set(link.Id, PeerStatus.Disconnected);
        PeersChanged();
    }

    internal void Remove(Dialer dialer)
    {
        lock (_gate)
            _dialers.Remove(dialer);
    }

    private readonly PeerRegistry _registry = new();
    private TaskCompletionSource _peersChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PeerLink? LinkTo(EndpointId peer) => Array.Find(_peers, p => p.Id == peer);

    /// <summary>Wakes those who wait for a peer or a subscription.</summary>
    internal void PeersChanged() =>
        Interlocked.Exchange(ref _peersChanged, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private async Task<bool> UntilAsync(Func<bool> condition, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        while (true)
        {
            var change = Volatile.Read(ref _peersChanged).Task;
            if (condition())
                return true;
            try
            {
                await change.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    // Everything but values and commands: filters, pings and their answers.
    private void OnControl(in Envelope envelope, PeerLink from, ref Pressure pressure)
    {
        switch (envelope.Type)
        {
            case EnvelopeType.RoutingUpdate:
                // Whom it is about is the envelope's sender; a peer speaks for itself alone.
                if (envelope.Sender == from.Id && FilterCodec.TryRead(envelope.Payload.Span, out var filter, out _))
                {
                    from.Filter = filter;
                    PeersChanged();
                }

                break;
            case EnvelopeType.Ping:
                if (LinkTo(envelope.Sender) is { } sender)
                {
                    sender.Send(
                        new Envelope
                        {
                            Type = EnvelopeType.Pong,
                            Receiver = envelope.Sender,
                            TimeToLive = Envelope.FullLife,
                            Topic = ReservedTopics.Control,
                            Payload = envelope.Payload,
                        },
                        ref pressure);
                }

                break;
            case EnvelopeType.Pong:
                if (envelope.Receiver == Id && from is WireLink link)
                    link.OnPong(envelope.Payload.Span);
                break;
        }
    }

    private async Task ClosePeeringsAsync()
    {
        _registry.Close();
        Listener[] listeners;
        Dialer[] dialers;
        lock (_gate)
        {
            listeners = [.. _listeners];
            dialers = [.. _dialers];
        }

        await CloseWebSocketsAsync().ConfigureAwait(false);
        var goodbyes = new List<Task>();
        foreach (var dialer in dialers)
            goodbyes.Add(dialer.StopAsync());
        foreach (var link in _peers)
        {
            if (link is not WireLink { Info.IsOutbound: true })
                goodbyes.Add(link.CloseAsync());
        }

        await Task.WhenAll(goodbyes).ConfigureAwait(false);
        foreach (var listener in listeners)
            await listener.DisposeAsync().ConfigureAwait(false);
    }
}
