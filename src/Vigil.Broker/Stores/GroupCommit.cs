using System.Diagnostics.CodeAnalysis;

namespace Vigil.Broker;

/// <summary>Commits of a backend: writes that come while one runs share the next. Called with the store's lock held.</summary>
internal sealed class GroupCommit(IStoreBackend backend, object gate)
{
    private TaskCompletionSource? _waiting;
    private bool _isClosed;

    /// <summary>Commits at once.</summary>
    public void Now()
    {
        backend.Commit();
        var waiting = _waiting;
        _waiting = null;
        waiting?.TrySetResult();
    }

    /// <summary>Commits soon; completes when that is done.</summary>
    public Task Soon()
    {
        if (!backend.IsDurable || _isClosed)
            return Task.CompletedTask;
        if (_waiting is null)
        {
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Run(), this, preferLocal: false);
        }

        return _waiting.Task;
    }

    /// <summary>The backend was closed, which commits; or could not be.</summary>
    public void Close(Exception? fault)
    {
        _isClosed = true;
        if (fault is null)
            _waiting?.TrySetResult();
        else
            _waiting?.TrySetException(fault);
        _waiting = null;
    }

    [SuppressMessage("Design", "CA1031", Justification = "whatever the backend throws belongs to those who wait for it")]
    private void Run()
    {
        lock (gate)
        {
            if (_isClosed || _waiting is null)
                return;
            try
            {
                Now();
            }
            catch (Exception e)
            {
                _waiting.TrySetException(e);
                _waiting = null;
            }
        }
    }
}
