using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Input.Reading;

/// <summary>The way between a reader's thread and the engine's: messages in batches one way, requests the other.</summary>
/// <remarks>Bounded: a reader that is faster than the engine waits, and memory stays flat however large the source.</remarks>
internal sealed class ReaderChannel(OutsideSources outside) : IDisposable
{
    private const int Capacity = 16; // batches

    private readonly BlockingCollection<InputBatch> _batches = new(Capacity);
    private readonly ConcurrentQueue<InputBatch> _spare = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wake = new(0);
    private InputBatch _batch = new();
    private int _updates;

    /// <summary>Set when the stream ends.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Looks at rows before they travel, or <see langword="null"/>; set before the thread starts.</summary>
    public IRowSink? Sink { get; init; }

    /// <summary>Whether everything said has been taken.</summary>
    public bool IsEmpty => _batches.Count == 0;

    /// <summary>Adds a message; the reader's thread.</summary>
    public void Add(InputMessageKind kind, ReadOnlySpan<Value> values, string text = "")
    {
        _batch.Add(kind, values, text);
        if (_batch.IsFull)
            Flush();
    }

    /// <summary>Hands over what was said so far, waiting where the engine is behind; the reader's thread.</summary>
    public void Flush()
    {
        if (_batch.IsEmpty)
            return;
        try
        {
            _batches.Add(_batch, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody will read it.
        }

        _batch = _spare.TryDequeue(out var spare) ? spare : new();
        outside.Signal();
    }

    /// <summary>The next batch, if there is one; the engine's thread.</summary>
    public bool TryTake([NotNullWhen(true)] out InputBatch? batch) => _batches.TryTake(out batch);

    /// <summary>Gives a batch back; the engine's thread.</summary>
    public void Return(InputBatch batch)
    {
        batch.Clear();
        _spare.Enqueue(batch);
    }

    /// <summary>Asks for another reading; the engine's thread.</summary>
    public void RequestUpdate()
    {
        Interlocked.Increment(ref _updates);
        Wake();
    }

    /// <summary>Has <see cref="Await"/> return.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
            _wake.Release();
    }

    /// <summary>Waits for something to do; the reader's thread.</summary>
    /// <returns>How many readings were asked for.</returns>
    public int Await(TimeSpan atMost)
    {
        try
        {
            _wake.Wait(atMost, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at Stopping.
        }

        return Interlocked.Exchange(ref _updates, 0);
    }

    /// <summary>Ends the stream; the engine's thread.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _batches.Dispose();
        _stop.Dispose();
        _wake.Dispose();
    }
}
