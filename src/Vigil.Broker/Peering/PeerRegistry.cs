namespace Vigil.Broker;

/// <summary>How far a peering is; the numbers are the reference's.</summary>
public enum PeerStatus : byte
{
    /// <summary>Nothing has happened yet.</summary>
    Initialized = 0,

    /// <summary>The handshake is under way.</summary>
    Connecting = 1,

    /// <summary>The handshake is done.</summary>
    Connected = 2,

    /// <summary>Messages flow.</summary>
    Peered = 3,

    /// <summary>It has ended.</summary>
    Disconnected = 4,

    /// <summary>It has ended, and a new handshake is under way.</summary>
    Reconnecting = 5,

    /// <summary>Not known.</summary>
    Unknown = 6,
}

/// <summary>What becomes of a handshake with somebody who may be connected already.</summary>
internal enum PeerClaim
{
    /// <summary>It goes on.</summary>
    Granted,

    /// <summary>Another handshake with the same peer is under way.</summary>
    Busy,

    /// <summary>A peering with it stands.</summary>
    Redundant,

    /// <summary>No peering is taken up any more.</summary>
    ShuttingDown,
}

/// <summary>Who an endpoint is connected with, shared by all its handshakes, so that of several connections between the same two one remains.</summary>
internal sealed class PeerRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EndpointId, PeerStatus> _status = [];
    private TaskCompletionSource _change = NewChange();
    private bool _isClosed;

    /// <summary>Asks for the right to go on with a handshake.</summary>
    public PeerClaim Claim(EndpointId peer)
    {
        lock (_gate)
        {
            if (_isClosed)
                return PeerClaim.ShuttingDown;
            switch (Of(peer))
            {
                case PeerStatus.Unknown:
                    _status[peer] = PeerStatus.Connecting;
                    return PeerClaim.Granted;
                case PeerStatus.Disconnected:
                    _status[peer] = PeerStatus.Reconnecting;
                    return PeerClaim.Granted;
                case PeerStatus.Connecting or PeerStatus.Reconnecting:
                    return PeerClaim.Busy;
                default:
                    return PeerClaim.Redundant;
            }
        }
    }

    /// <summary>Completes at the next change of any status.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
                return _change.Task;
        }
    }

    /// <summary>How far the peering is; unknown if there never was one.</summary>
    public PeerStatus StatusOf(EndpointId peer)
    {
        lock (_gate)
            return Of(peer);
    }

    /// <summary>Notes how far a peering is.</summary>
    public void Set(EndpointId peer, PeerStatus status) => Change(() => _status[peer] = status);

    /// <summary>A handshake has failed.</summary>
    public void Forget(EndpointId peer) => Change(() => _status.Remove(peer));

    /// <summary>Grants nothing from now on.</summary>
    public void Close() => Change(() => _isClosed = true);

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PeerStatus Of(EndpointId peer) => _status.GetValueOrDefault(peer, PeerStatus.Unknown);

    private void Change(Action change)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            change();
            waiting = _change;
            _change = NewChange();
        }

        waiting.TrySetResult();
    }
}
