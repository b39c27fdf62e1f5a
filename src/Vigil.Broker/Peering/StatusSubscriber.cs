using System.Runtime.CompilerServices;

namespace Vigil.Broker;

/// <summary>Takes what happens to the peerings of an endpoint.</summary>
public sealed class StatusSubscriber : IDisposable
{
    // Whoever asks for statuses and never looks loses the oldest of them.
    private const int Capacity = 4096;
    private readonly Endpoint _endpoint;
    private readonly bool _withStatuses;
    private readonly Mailbox<BrokerStatus> _mailbox = new(Capacity);

    internal StatusSubscriber(Endpoint endpoint, bool withStatuses)
    {
        _endpoint = endpoint;
        _withStatuses = withStatuses;
    }

    /// <summary>What waits to be taken.</summary>
    public int Available => _mailbox.Available;

    /// <summary>Signalled while something waits.</summary>
    public WaitHandle WaitHandle => _mailbox.WaitHandle;

    /// <summary>Takes the next one, waiting for it.</summary>
    /// <exception cref="BrokerException">The endpoint was closed.</exception>
    public BrokerStatus Receive() => _mailbox.TryTake(Timeout.InfiniteTimeSpan, out var status)
        ? status
        : throw new BrokerException(ErrorCode.ShuttingDown, "the endpoint is closed");

    /// <summary>Takes the next one, waiting for it no longer than <paramref name="timeout"/>.</summary>
    public bool TryReceive(TimeSpan timeout, out BrokerStatus? status) => _mailbox.TryTake(timeout, out status);

    /// <summary>Takes the next one if one waits.</summary>
    public bool TryReceive(out BrokerStatus? status) => _mailbox.TryTake(out status);

    /// <summary>All from now on, until the endpoint or this subscriber is closed.</summary>
    public async IAsyncEnumerable<BrokerStatus> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        do
        {
            while (_mailbox.TryTake(out var status))
                yield return status;
        }
        while (await _mailbox.WaitAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>Takes nothing more.</summary>
    public void Dispose()
    {
        _endpoint.Remove(this);
        _mailbox.Dispose();
    }

    internal void Post(BrokerStatus status)
    {
        var pressure = default(Pressure);
        if (_withStatuses || status.IsError)
            _mailbox.Post(status, OverflowPolicy.DropOldest, ref pressure);
    }

    internal void Close() => _mailbox.Close();
}
