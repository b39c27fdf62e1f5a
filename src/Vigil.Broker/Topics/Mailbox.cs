using System.Diagnostics.CodeAnalysis;

namespace Vigil.Broker;

/// <summary>Where items wait for somebody who takes them with or without blocking.</summary>
/// <remarks>
/// Producers and the consumer have an array each; when the consumer's is empty the two are exchanged, so they seldom meet at the same lock.
/// What the consumer holds no longer counts as waiting.
/// </remarks>
internal sealed class Mailbox<T> : IPressure, IDisposable
{
    private readonly Lock _consumer = new();
    private readonly object _gate = new();
    private readonly FlowGauge _gauge = new();
    private readonly int _capacity;

    private T[] _incoming = new T[16];
    private int _head;
    private int _tail;
    private T[] _outgoing = new T[16];
    private int _next;
    private int _end;

    private TaskCompletionSource? _arrival;
    private ManualResetEvent? _handle;
    private int _sleepers;
    private bool _isClosed;

    public Mailbox(int capacity) => _capacity = Math.Max(1, capacity);

    /// <summary>Items waiting.</summary>
    public int Available
    {
        get
        {
            lock (_consumer)
            {
                lock (_gate)
                    return _tail - _head + _end - _next;
            }
        }
    }

    /// <summary>What has happened here.</summary>
    public FlowCounts Counts
    {
        get
        {
            var available = Available;
            lock (_gate)
                return _gauge.Counts(available);
        }
    }

    /// <summary>Whether nothing comes in any more.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Why it was closed, if that was not asked for.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>A handle that is signalled while something waits.</summary>
    public WaitHandle WaitHandle
    {
        get
        {
            lock (_consumer)
            {
                lock (_gate)
                    return _handle ??= new ManualResetEvent(_isClosed || _tail > _head || _end > _next);
            }
        }
    }

    /// <summary>Puts an item in. With <see cref="OverflowPolicy.Block"/> it always goes in, and <paramref name="pressure"/> says whether to wait before the next.</summary>
    public void Post(T item, OverflowPolicy policy, ref Pressure pressure)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            if (_isClosed)
                return;
            if (_tail - _head >= _capacity)
            {
                switch (policy)
                {
                    case OverflowPolicy.DropNewest:
                        _gauge.NoteDropped();
                        return;
                    case OverflowPolicy.DropOldest:
                        _gauge.NoteDropped();
                        _incoming[_head++] = default!; // gone from the reader's view
                        break;
                    case OverflowPolicy.Disconnect:
                        Fault = new BrokerException(ErrorCode.EndOfFile, $"cut off: {_capacity} messages waited and were not taken");
                        _gauge.NoteDropped(_tail - _head + 1);
                        Array.Clear(_incoming, _head, _tail - _head);
                        _head = _tail = 0;
                        CloseLocked();
                        return;
                    default:
                        _gauge.NoteBlocked();
                        pressure.Add(this);
                        break;
                }
            }

            if (_tail == _incoming.Length)
                MakeRoom();
            _incoming[_tail++] = item;
            _gauge.NoteQueued(_tail - _head);
            _handle?.Set();
            if (_sleepers > 0)
                Monitor.Pulse(_gate);
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult();
    }

    /// <summary>Takes an item if one waits.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (_consumer)
        {
            if (_next == _end && !Exchange())
            {
                item = default;
                return false;
            }

            item = _outgoing[_next];
            _outgoing[_next++] = default!; // read once
            if (_handle is not null)
                ResetHandleIfEmpty();
            return true;
        }
    }

    /// <summary>Takes an item, waiting for it on this thread.</summary>
    /// <returns><see langword="false"/> if the time is up or nothing comes any more.</returns>
    public bool TryTake(TimeSpan timeout, [MaybeNullWhen(false)] out T item)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!TryTake(out item))
        {
            lock (_gate)
            {
                if (_tail > _head)
                    continue;
                if (_isClosed)
                    return false;
                var left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - clock.Elapsed;
                if (timeout != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
                    return false;
                _sleepers++;
                Monitor.Wait(_gate, left);
                _sleepers--;
            }
        }

        return true;
    }

    /// <summary>Waits until something can be taken.</summary>
    /// <returns><see langword="false"/> if nothing comes any more.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_consumer)
            {
                if (_next < _end)
                    return true;
                lock (_gate)
                {
                    if (_tail > _head)
                        return true;
                    if (_isClosed)
                        return false;
                    _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    arrival = _arrival.Task;
                }
            }

            await arrival.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            return _isClosed || _tail - _head < _capacity ? Task.CompletedTask : _gauge.WaitForRoom();
        }
    }

    /// <summary>Lets nothing more in; what waits can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
            CloseLocked();
    }

    public void Dispose()
    {
        Close();
        _handle?.Dispose();
    }

    private void CloseLocked()
    {
        _isClosed = true;
        Monitor.PulseAll(_gate);
        _handle?.Set();
        _arrival?.TrySetResult();
        _arrival = null;
        _gauge.TakeWaiters()?.TrySetResult();
    }

    private bool Exchange()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            if (_tail == _head)
                return false;
            (_incoming, _outgoing) = (_outgoing, _incoming);
            (_next, _end) = (_head, _tail);
            _head = _tail = 0;
            room = _gauge.TakeWaiters();
        }

        room?.TrySetResult();
        return true;
    }

    private void ResetHandleIfEmpty()
    {
        lock (_gate)
        {
            if (_next == _end && _tail == _head && !_isClosed)
                _handle?.Reset();
        }
    }

    private void MakeRoom()
    {
        var count = _tail - _head;
        var target = count > _incoming.Length / 2 ? new T[2 * _incoming.Length] : _incoming;
        Array.Copy(_incoming, _head, target, 0, count);
        if (ReferenceEquals(target, _incoming))
            Array.Clear(target, count, _tail - count);
        _incoming = target;
        _head = 0;
        _tail = count;
    }
}
