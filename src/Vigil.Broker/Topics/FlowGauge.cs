namespace Vigil.Broker;

/// <summary>What has happened at a place where messages wait, and who waits for room there. Touched under the place's own lock.</summary>
internal sealed class FlowGauge
{
    private int _maxQueued;
    private long _dropped;
    private long _blocked;
    private TaskCompletionSource? _room;

    /// <summary>The counts, with how many wait now.</summary>
    public FlowCounts Counts(int queued) => new(queued, _maxQueued, _dropped, _blocked);

    /// <summary>So many wait.</summary>
    public void NoteQueued(int queued) => _maxQueued = Math.Max(_maxQueued, queued);

    /// <summary>Messages were lost.</summary>
    public void NoteDropped(int count = 1) => _dropped += count;

    /// <summary>A publisher has to wait.</summary>
    public void NoteBlocked() => _blocked++;

    /// <summary>Completes when somebody has made room.</summary>
    public Task WaitForRoom()
    {
        _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    /// <summary>There is room: what is returned is to be completed, outside of the lock.</summary>
    public TaskCompletionSource? TakeWaiters() => Interlocked.Exchange(ref _room, null);
}
