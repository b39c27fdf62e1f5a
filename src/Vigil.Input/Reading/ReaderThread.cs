using Vigil.Core;

namespace Vigil.Input.Reading;

/// <summary>The life of a reader, on a thread of its own.</summary>
internal sealed class ReaderThread
{
    private readonly InputReader _reader;
    private readonly Thread _thread;

    public ReaderThread(InputReader reader, OutsideSources outside, string name, IRowSink? sink = null)
    {
        _reader = reader;
        Channel = new(outside) { Sink = sink };
        reader.Channel = Channel;
        _thread = new(Run) { IsBackground = true, Name = $"input {name}" };
        _thread.Start();
    }

    /// <summary>The way to the thread.</summary>
    public ReaderChannel Channel { get; }

    /// <summary>Whether the first reading is still going on.</summary>
    public bool IsFirstReading { get; private set; } = true;

    /// <summary>Whether the first reading will end by itself.</summary>
    public bool ReadsToTheEnd => _reader.ReadsToTheEnd;

    /// <summary>How often a reader is called when nothing else happens.</summary>
    private static TimeSpan Heartbeat => TimeSpan.FromMilliseconds(100);

    /// <summary>Ends the reader and waits a moment for what it holds to be released.</summary>
    public void Close()
    {
        Channel.Stop();
        _thread.Join(TimeSpan.FromSeconds(2));
    }

    private void Run()
    {
        var goesOn = Guard("Init failed", static reader => reader.DoInit());
        Channel.Flush();
        IsFirstReading = false;
        while (goesOn && !Channel.Stopping.IsCancellationRequested)
        {
            var updates = Channel.Await(Heartbeat);
            if (Channel.Stopping.IsCancellationRequested)
                break;
            for (; updates > 0 && goesOn; updates--)
                goesOn = Guard("", static reader => reader.DoUpdate());
            if (goesOn)
                goesOn = Guard("", static reader => reader.DoHeartbeat());
            Channel.Flush();
        }

        if (!goesOn)
            Channel.Add(InputMessageKind.Error, [], "terminating thread");
        try
        {
            _reader.DoClose();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Channel.Add(InputMessageKind.Error, [], error.Message);
        }

        Channel.Add(InputMessageKind.Ended, []);
        Channel.Flush();
    }

    // A reader that throws has failed; the engine goes on.
    private bool Guard(string failure, Func<InputReader, bool> step)
    {
        try
        {
            if (step(_reader))
                return true;
        }
        catch (OperationCanceledException) when (Channel.Stopping.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Channel.Add(InputMessageKind.Error, [], error.Message);
        }

        if (failure.Length > 0)
            Channel.Add(InputMessageKind.Error, [], failure);
        return false;
    }
}
