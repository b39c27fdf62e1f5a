using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Vigil.Core.Threading;
using Vigil.Packets.Capture;

namespace Vigil.Engine.Workers;

/// <summary>An engine on a thread of its own, fed by batches through a bounded queue.</summary>
internal sealed class Worker
{
    private const int QueuedBatches = 24; // some MiB: traffic of the workers comes in bursts

    private readonly BoundedQueue<PacketBatch> _queue = new(QueuedBatches);
    private readonly ConcurrentBag<PacketBatch> _spare = [];
    private readonly VigilEngine _engine;
    private readonly CancellationTokenSource _end;
    private readonly Thread _thread;
    private PacketBatch _filling = new();
    private ExceptionDispatchInfo? _failure;
    private volatile bool _hasStopped;

    /// <summary>Starts the thread; the engine is used only there from now on.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="number">Its number.</param>
    /// <param name="end">Ends what goes on after the last packet; whose script ends the run ends it for all.</param>
    public Worker(VigilEngine engine, int number, CancellationTokenSource end)
    {
        _engine = engine;
        _end = end;
        _thread = new Thread(Run) { IsBackground = true, Name = $"worker {number}" };
        _thread.Start();
    }

    /// <summary>Whether it takes no more packets: it failed, or a script ended the run.</summary>
    public bool HasStopped => _hasStopped;

    /// <summary>The capture that was read to its end, of which this worker tells scripts; set before <see cref="Complete"/>.</summary>
    public string? EndedFile { get; set; }

    /// <summary>A packet for this worker.</summary>
    public void Add(in RawPacket packet)
    {
        _filling.Add(in packet);
        if (_filling.IsFull)
            HandOver();
    }

    /// <summary>A packet that another worker gets.</summary>
    public void AddMoment(in RawPacket packet)
    {
        _filling.AddMoment(packet.Time);
        if (_filling.IsFull)
            HandOver();
    }

    /// <summary>No more packets will come: what is left is handed over.</summary>
    public void Complete()
    {
        HandOver();
        _queue.Complete();
    }

    /// <summary>Waits for the end of the run.</summary>
    public void Join()
    {
        _thread.Join();
        _failure?.Throw();
    }

    /// <summary>Hands over what has been added, be it little.</summary>
    public void HandOver()
    {
        if (_filling.Count == 0)
            return;
        _queue.TryAdd(_filling);
        _filling = _spare.TryTake(out var spare) ? spare : new();
    }

    private void Run()
    {
        try
        {
            while (_queue.TryTake(out var batch, Timeout.InfiniteTimeSpan))
            {
                if (!_hasStopped)
                    Process(batch);
                batch.Clear();
                _spare.Add(batch);
            }

            if (!_hasStopped && EndedFile is { } file)
                _engine.EndOfFile(file);
            // As with one engine: peers may still have something to say.
            if (!_hasStopped && _engine.Context.Outside.KeepsRunning)
                _engine.WaitForTermination(_end.Token);
            if (_engine.IsStopping)
                _end.Cancel();
            _engine.Finish();
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            _hasStopped = true;
            _end.Cancel();
            while (_queue.TryTake(out var batch, Timeout.InfiniteTimeSpan))
                batch.Clear(); // keeps the dispatcher from waiting for ever
        }
    }

    private void Process(PacketBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.Read(i, out var packet))
                _engine.Process(in packet);
            else
                _engine.AdvanceTo(packet.Time);
            if (_engine.IsStopping)
            {
                _hasStopped = true;
                return;
            }
        }
    }
}
