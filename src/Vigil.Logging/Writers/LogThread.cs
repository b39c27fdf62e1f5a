using System.Diagnostics;
using Vigil.Core.Threading;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>A writer and its thread, fed by batches of rows through a bounded queue.</summary>
/// <remarks>
/// When the queue is full the engine waits: rows are not lost between a script and its log. A log that cannot be written
/// is another matter: its rows are counted and dropped, so that the packets go on, and the writer is tried again after
/// a while that doubles from one second to one minute.
/// </remarks>
internal sealed class LogThread
{
    private const int Batches = 64;
    private const int LongestWait = 60;

    private readonly BoundedQueue<LogMessage> _queue = new(Batches);
    private readonly Thread _thread;
    private readonly Func<LogWriter> _create;
    private readonly Action<string> _onMessage;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _beat;
    private LogWriter? _writer; // null: not open, because it could not be opened or has died
    private LogTarget _target;
    private long _rows;
    private long _lost;
    private long _told;
    private bool _isFailing;
    private bool _buffers = true;
    private int _wait;
    private long _retryAt;
    private long _lastBeat;

    public LogThread(Func<LogWriter> create, LogTarget target, Action<string> onMessage, TimeProvider clock, TimeSpan beat)
    {
        _create = create;
        _target = target;
        _onMessage = onMessage;
        _clock = clock;
        _beat = beat;
        _thread = new Thread(Run) { IsBackground = true, Name = "log " + target.Path };
        _thread.Start();
    }

    /// <summary>What it was opened for.</summary>
    public LogTarget Target => _target;

    /// <summary>Engines that write to it; guarded by the hub.</summary>
    public int Users { get; set; }

    /// <summary>Rows written.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Rows that could not be written.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Asks for something; waits while the queue is full. When the run has ended, and with it the log, nothing happens.</summary>
    public void Post(LogMessage message) => _queue.TryAdd(message);

    /// <summary>No more rows will come.</summary>
    public void Complete() => _queue.Complete();

    /// <summary>Waits until everything is written.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        _lastBeat = _clock.GetTimestamp();
        Open();
        while (!_queue.IsFinished)
        {
            if (_queue.TryTake(out var message, _beat))
                Handle(message);
            if (_clock.GetElapsedTime(_lastBeat) >= _beat)
                Beat();
        }

        Finish();
    }

    private void Handle(LogMessage message)
    {
        switch (message.Request)
        {
            case LogRequest.Write:
                Write(message.Batch);
                break;
            case LogRequest.Flush:
                if (IsUsable())
                    Try(static (writer, _) => writer.DoFlush(), false);
                break;
            case LogRequest.SetBuffering:
                _buffers = message.IsBuffered;
                if (IsUsable())
                    Try(static (writer, enabled) => writer.DoSetBuf(enabled), _buffers);
                break;
            case LogRequest.Rotate:
                Rotate(message);
                break;
        }
    }

    private void Write(List<Value[]> batch)
    {
        var written = 0;
        if (IsUsable())
        {
            Try(
                (writer, rows) =>
                {
                    foreach (var row in rows)
                    {
                        written++; // also the one at which a flush fails: the writer holds it
                        writer.DoWrite(row);
                    }
                },
                batch);
        }

        Interlocked.Add(ref _rows, written);
        Interlocked.Add(ref _lost, batch.Count - written);
    }

    private void Rotate(LogMessage message)
    {
        string? name = null;
        try
        {
            // Not while rows cannot be written: the file would be put aside without them.
            if (IsUsable())
                Try((writer, rotation) => name = writer.DoRotate(rotation), message.Rotation!); // a rotation request has one
        }
        finally
        {
            message.OnRotated!(name);
        }
    }

    private void Beat()
    {
        _lastBeat = _clock.GetTimestamp();
        if (IsUsable())
            Try(static (writer, _) => writer.DoHeartbeat(), false);
    }

    private void Finish()
    {
        _retryAt = 0; // a last try
        if (_writer is not null || _isFailing)
        {
            if (IsUsable())
                Try(static (writer, _) => writer.DoFinish(), false);
        }

        if (_isFailing)
            Interlocked.Add(ref _lost, _writer?.Held ?? 0);
        if (Lost > _told)
            _onMessage($"log {_target.Path}: {Lost} rows were lost");
    }

    // Whether the writer can be asked something; if it failed, and it is time to, tries whether it works again.
    private bool IsUsable()
    {
        if (!_isFailing)
            return _writer is not null;
        if (_clock.GetTimestamp() < _retryAt)
            return false;
        if (_writer is null)
            Open();
        else
            Try(static (writer, _) => writer.DoFlush(), false);
        return !_isFailing;
    }

    private void Open()
    {
        LogWriter? writer = null;
        try
        {
            writer = _create();
            writer.DoInit(_target);
            if (!_buffers)
                writer.DoSetBuf(false);
            _writer = writer;
            _target = _target with { Continues = true };
            Recovered();
        }
        catch (Exception e) when (!IsFatal(e))
        {
            Failed(e);
        }
    }

    private void Try<T>(Action<LogWriter, T> action, T argument)
    {
        try
        {
            action(_writer!, argument); // callers have asked IsUsable
            Recovered();
        }
        catch (Exception e) when (!IsFatal(e))
        {
            if (e is not (IOException or UnauthorizedAccessException))
            {
                Interlocked.Add(ref _lost, _writer!.Held); // as above
                _writer = null;
            }

            Failed(e);
        }
    }

    // A log that fails is reported once; the packets go on.
    private void Failed(Exception e)
    {
        if (!_isFailing)
        {
            _isFailing = true;
            _wait = 1;
            _onMessage(e is IOException or UnauthorizedAccessException
                ? $"cannot write log {_target.Path}: {e.Message}; its rows are lost until that works again"
                : $"the writer of log {_target.Path} failed: {e.Message}; it is started again, rows are lost until then");
        }

        _retryAt = _clock.GetTimestamp() + (_wait * _clock.TimestampFrequency);
        _wait = Math.Min(_wait * 2, LongestWait);
    }

    private void Recovered()
    {
        if (!_isFailing)
            return;
        _isFailing = false;
        _told = Lost;
        _onMessage($"log {_target.Path} is written again; {_told} rows were lost");
    }

    private static bool IsFatal(Exception e) => e is OutOfMemoryException or UnreachableException;
}
