namespace Vigil.Broker;

public sealed partial class Endpoint
{
    private volatile StatusSubscriber[] _watchers = [];

    /// <summary>What happens to peerings, and what goes wrong; called on the thread where it happens, so it should be quick.</summary>
    public event Action<BrokerStatus>? StatusChanged;

    /// <summary>Takes errors, and if asked for what happens to peerings.</summary>
    public StatusSubscriber CreateStatusSubscriber(bool withStatuses = true)
    {
        var watcher = new StatusSubscriber(this, withStatuses);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _watchers = [.. _watchers, watcher];
        }

        return watcher;
    }

    internal void Remove(StatusSubscriber watcher)
    {
        lock (_gate)
            _watchers = Array.FindAll(_watchers, candidate => candidate != watcher);
    }

    internal void Report(StatusCode code, EndpointInfo? endpoint, string text) => Report(new BrokerStatus(code, ErrorCode.None, endpoint, text));

    internal void Report(ErrorCode code, EndpointInfo? endpoint, string text) => Report(new BrokerStatus(StatusCode.Unspecified, code, endpoint, text));

    private void Report(BrokerStatus status)
    {
        foreach (var watcher in _watchers)
            watcher.Post(status);
        StatusChanged?.Invoke(status);
        var pressure = default(Pressure); // whoever subscribes to statuses is not waited for
        DeliverHere(status.IsError ? ReservedTopics.Errors : ReservedTopics.Statuses, status.ToData(), null, ref pressure);
    }

    private void CloseStatus()
    {
        foreach (var watcher in _watchers)
            watcher.Close();
    }
}
