namespace Vigil.Broker;

/// <summary>A clone's writes that its master has not acknowledged yet. Called with the store's lock held.</summary>
internal sealed class CloneWrites
{
    private readonly SortedDictionary<ulong, TaskCompletionSource?> _sent = [];
    private readonly Dictionary<ulong, TaskCompletionSource<bool>> _questions = [];
    private List<Write> _early = []; // made before there is a master
    private TaskCompletionSource? _idle;
    private ulong _requests;

    /// <summary>Writes sent and not acknowledged.</summary>
    public int Sent => _sent.Count;

    private bool IsIdle => _early.Count == 0 && _sent.Count == 0;

    /// <summary>Completes when nothing waits any more.</summary>
    public Task WhenIdle()
    {
        if (IsIdle)
            return Task.CompletedTask;
        _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _idle.Task;
    }

    /// <summary>Keeps a write until there is a master.</summary>
    public void Delay(Write write) => _early.Add(write);

    /// <summary>Takes what was kept.</summary>
    public List<Write> TakeDelayed()
    {
        var early = _early;
        _early = [];
        return early;
    }

    /// <summary>A write was sent under a number.</summary>
    public void NoteSent(ulong number, TaskCompletionSource? acknowledged) => _sent.Add(number, acknowledged);

    /// <summary>The master has all up to a number.</summary>
    public void NoteAcknowledged(ulong number)
    {
        while (_sent.Count > 0)
        {
            var (first, waiting) = _sent.First();
            if (first > number)
                break;
            _sent.Remove(first);
            waiting?.TrySetResult();
        }

        CheckIdle();
    }

    /// <summary>Opens a question to the master, which answers by its number.</summary>
    public ulong Ask(TaskCompletionSource<bool> answer)
    {
        _questions.Add(++_requests, answer);
        return _requests;
    }

    /// <summary>The master has answered.</summary>
    public void Answer(ulong request, bool answer)
    {
        if (_questions.Remove(request, out var waiting))
            waiting.TrySetResult(answer);
    }

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Forget(ulong request) => _questions.Remove(request);

    /// <summary>What was sent may not have arrived.</summary>
    public void Fail(BrokerException fault)
    {
        foreach (var waiting in _sent.Values)
            waiting?.TrySetException(fault);
        _sent.Clear();
        foreach (var waiting in _questions.Values)
            waiting.TrySetException(fault);
        _questions.Clear();
        CheckIdle();
    }

    /// <summary>Nothing will be sent any more.</summary>
    public void Close(BrokerException fault)
    {
        foreach (var write in TakeDelayed())
            write.Acknowledged?.TrySetException(fault);
        Fail(fault);
    }

    private void CheckIdle()
    {
        if (!IsIdle)
            return;
        _idle?.TrySetResult();
        _idle = null;
    }

    /// <summary>A write, and who waits for the master to have it.</summary>
    internal readonly record struct Write(StoreCommand Command, TaskCompletionSource? Acknowledged);
}
