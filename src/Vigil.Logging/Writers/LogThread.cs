using System.Threading.Channels;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>A writer and its thread, fed by batches of rows through a bounded channel.</summary>
/// <remarks>When the channel is full the engine waits: rows are never lost between a script and its log.</remarks>
internal sealed class LogThread
{
    private const int Batches = 64;

    private readonly Channel<List<Value[]>?> _channel = Channel.CreateBounded<List<Value[]>?>(
        new BoundedChannelOptions(Batches) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Thread _thread;
    private readonly LogWriter _writer;
    private readonly LogTarget _target;
    private readonly Action<string> _onError;
    private long _rows;
    private bool _failed;

    public LogThread(LogWriter writer, LogTarget target, Action<string> onError)
    {
        _writer = writer;
        _target = target;
        _onError = onError;
        _thread = new Thread(Run) { IsBackground = true, Name = "log " + target.Path };
        _thread.Start();
    }

    /// <summary>Rows written.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Hands rows over; a <see langword="null"/> asks for a flush.</summary>
    public void Post(List<Value[]>? rows)
    {
        while (!_channel.Writer.TryWrite(rows))
        {
            if (!_channel.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
                return; // completed: the run has ended
        }
    }

    /// <summary>No more rows will come.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <summary>Waits until everything is written.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        Try(() => _writer.DoInit(_target));
        var reader = _channel.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (reader.TryRead(out var rows))
            {
                if (rows is null)
                    Try(_writer.DoFlush);
                else
                    Try(() => Write(rows));
            }
        }

        Try(_writer.DoFinish);
    }

    private void Write(List<Value[]> rows)
    {
        foreach (var row in rows)
            _writer.DoWrite(row);
        Interlocked.Add(ref _rows, rows.Count);
    }

    // A log that fails is reported once; the packets go on.
    private void Try(Action action)
    {
        if (_failed)
            return;
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _failed = true;
            _onError($"cannot write log {_target.Path}: {e.Message}; its rows are lost from here on");
        }
    }
}
