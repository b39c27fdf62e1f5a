namespace Vigil.Broker;

/// <summary>What endpoints of one process share: the beat of the stores, and an end.</summary>
/// <remarks>Endpoints of one context can also be peers without a network in between. Several contexts know nothing of each other.</remarks>
public sealed class BrokerContext : IDisposable, IAsyncDisposable
{
    /// <summary>The beat of all store channels.</summary>
    internal static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<Endpoint> _endpoints = [];
    private readonly ITimer _timer;
    private volatile Action[] _beats = [];
    private int _isBeating;
    private bool _isClosed;

    /// <summary>Starts a context.</summary>
    public BrokerContext() => _timer = TimeProvider.System.CreateTimer(static self => ((BrokerContext)self!).Beat(), this, Tick, Tick);

    /// <summary>Makes an endpoint.</summary>
    /// <param name="options">How it behaves; the defaults of <see cref="BrokerOptions"/> if not given.</param>
    public Endpoint Spawn(BrokerOptions? options = null)
    {
        options ??= new BrokerOptions();
        options.Check();
        var endpoint = new Endpoint(this, options);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _endpoints.Add(endpoint);
        }

        return endpoint;
    }

    /// <summary>Closes all endpoints.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Closes all endpoints.</summary>
    public async ValueTask DisposeAsync()
    {
        Endpoint[] endpoints;
        lock (_gate)
        {
            _isClosed = true;
            endpoints = [.. _endpoints];
        }

        await Task.WhenAll(Array.ConvertAll(endpoints, static e => e.DisposeAsync().AsTask())).ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
    }

    internal void Remove(Endpoint endpoint)
    {
        lock (_gate)
            _endpoints.Remove(endpoint);
    }

    internal void AddBeat(Action beat)
    {
        lock (_gate)
            _beats = [.. _beats, beat];
    }

    internal void RemoveBeat(Action beat)
    {
        lock (_gate)
            _beats = Array.FindAll(_beats, candidate => candidate != beat);
    }

    // A beat that takes longer than its time is not joined by the next.
    private void Beat()
    {
        if (Interlocked.Exchange(ref _isBeating, 1) != 0)
            return;
        try
        {
            foreach (var beat in _beats)
                beat();
        }
        finally
        {
            Volatile.Write(ref _isBeating, 0);
        }
    }
}
