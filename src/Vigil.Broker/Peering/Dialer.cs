using System.Net.Sockets;

namespace Vigil.Broker;

/// <summary>Keeps up a peering that was asked for here: calls, and calls again.</summary>
internal sealed class Dialer(Endpoint owner, NetworkInfo network)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<bool> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile WireLink? _link;
    private Task _loop = Task.CompletedTask;

    /// <summary>Whom it calls.</summary>
    public NetworkInfo Network => network;

    /// <summary>Whether the first attempt succeeded.</summary>
    public Task<bool> FirstOutcome => _first.Task;

    public void Start() => _loop = RunAsync();

    /// <summary>Ends the peering and calls no more.</summary>
    public async Task StopAsync()
    {
        // In this order, so that either the attempt under way sees the end, or its peering is seen here.
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_link is { } link)
            await link.CloseAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var wasUp = await AttemptAsync().ConfigureAwait(false);
                if (network.Retry <= TimeSpan.Zero || _link is { IsRemoved: true })
                    break;
                _link = null;

                // After a peering that stood the first call comes at once.
                if (!wasUp)
                    await Task.Delay(Endpoint.RetryInterval(network.Retry), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }

        _first.TrySetResult(false);
        owner.Remove(this);
    }

    private async Task<bool> AttemptAsync()
    {
        Handshake? handshake = null;
        var reason = "";
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var socket = await Connections.ConnectAsync(network, owner.Options.ConnectTimeout, _stop.Token).ConfigureAwait(false);
            limit.CancelAfter(owner.Options.HandshakeTimeout);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            await using (stream.ConfigureAwait(false))
            {
                stream = await owner.Tls.ConnectAsync(stream, limit.Token).ConfigureAwait(false);
                handshake = owner.NewHandshake(isAcceptor: false);
                var reader = await Connections.ShakeHandsAsync(handshake, owner.Registry, stream, owner.Options.MaxMessageSize, limit.Token).ConfigureAwait(false);
                if (handshake.State == HandshakeState.Established)
                {
                    var link = new WireLink(owner, handshake, socket, stream, reader, network, isOutbound: true);
                    _link = link;
                    var run = link.RunAsync(handshake.SentFilter);
                    _first.TrySetResult(true);
                    if (_stop.IsCancellationRequested)
                        await link.CloseAsync().ConfigureAwait(false);
                    await run.ConfigureAwait(false);
                    return true;
                }

                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (BrokerException e)
        {
            reason = $": {e.Message}"; // the platform cannot do what was asked for
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
        }

        if (_stop.IsCancellationRequested)
            return false;

        // One peering between two is enough: that there is one already is what was asked for. It is kept up by whoever dialled it.
        if (handshake is { Fault: ErrorCode.RedundantConnection } && owner.Registry.StatusOf(handshake.Peer) is
            PeerStatus.Connecting or PeerStatus.Connected or PeerStatus.Peered or PeerStatus.Reconnecting)
        {
            _first.TrySetResult(true);
            await WaitForLossAsync(handshake.Peer).ConfigureAwait(false);
            return true;
        }

        var code = handshake?.Fault is ErrorCode.PeerInvalid or ErrorCode.PeerIncompatible ? handshake.Fault : ErrorCode.PeerUnavailable;
        var peer = handshake?.Fault == ErrorCode.PeerInvalid ? handshake.Peer : EndpointId.Nil;
        owner.Report(code, new EndpointInfo(peer, network), "unable to connect to remote peer" + reason);
        _first.TrySetResult(false);
        return false;
    }

    private async Task WaitForLossAsync(EndpointId peer)
    {
        while (true)
        {
            var change = owner.Registry.Changed;
            if (owner.Registry.StatusOf(peer) is PeerStatus.Disconnected or PeerStatus.Unknown)
                return;
            await change.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
    }
}
