using System.Runtime.ExceptionServices;
using Vigil.Packets.Capture;

namespace Vigil.Engine.Workers;

/// <summary>Engines that each read a ring of their own: the kernel shares the packets of an interface among them.</summary>
internal sealed class LiveWorkers(PacketInput input, IReadOnlyList<VigilEngine> engines, Action onRead) : IDisposable
{
    private readonly CountdownEvent _reading = new(engines.Count);
    private readonly CancellationTokenSource _end = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs all engines, each on a thread, until one of them ends or <paramref name="stop"/> is set.</summary>
    public void Run(CancellationToken stop)
    {
        using var outer = stop.Register(_end.Cancel);
        var threads = new Thread[engines.Count];
        for (var i = 0; i < threads.Length; i++)
        {
            var number = i;
            threads[i] = new(() => Work(number)) { IsBackground = true, Name = $"worker {number + 1}" };
        }

        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _end.Dispose();
    }

    private void Work(int number)
    {
        try
        {
            Read(number);
            if (number == 0)
            {
                _reading.Wait(); // only then are the numbers of all final
                onRead();
            }

            engines[number].Finish();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    private void Read(int number)
    {
        try
        {
            PacketLoop.Run(engines[number], input.Sources[number], _end.Token);
        }
        finally
        {
            _end.Cancel(); // a script has ended the run, the interface has gone, or something has failed
            _reading.Signal();
        }
    }
}
