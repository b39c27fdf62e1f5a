using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Filtering;

namespace Vigil.Engine.Workers;

/// <summary>Reads one capture for several engines.</summary>
internal static class Dispatcher
{
    /// <summary>Runs all engines to the end of the capture, or until <paramref name="stop"/> is set.</summary>
    /// <param name="source">The capture.</param>
    /// <param name="engines">Who analyses it.</param>
    /// <param name="recording">Where packets that pass the capture filter are recorded, in their order; <see langword="null"/>: nowhere.</param>
    /// <param name="stop">Ends the run.</param>
    public static void Run(PacketSource source, IReadOnlyList<VigilEngine> engines, PacketDump? recording, CancellationToken stop)
    {
        // A filter belongs to one thread: this one has its own.
        var filter = recording is not null && engines[0].Filter is { } expression ? PacketFilter.Compile(expression, out _) : null;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var workers = new Worker[engines.Count];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = new(engines[i], i + 1, end);
        while (!stop.IsCancellationRequested)
        {
            if (!source.TryRead(out var packet))
            {
                if (source.IsIdle)
                {
                    Rest(workers, recording);
                    continue;
                }

                workers[0].EndedFile = source.Name;
                break;
            }

            if (recording is not null && filter?.Accepts(in packet) != false)
                recording.Write(in packet);
            var chosen = (int)(FlowHash.Of(packet.Data, packet.LinkType) % (uint)workers.Length);
            for (var i = 0; i < workers.Length; i++)
            {
                if (i == chosen)
                    workers[i].Add(in packet);
                else
                    workers[i].AddMoment(in packet);
            }

            if (Array.Exists(workers, static w => w.HasStopped))
                break;
        }

        foreach (var worker in workers)
            worker.Complete();
        foreach (var worker in workers)
            worker.Join();
    }

    // What has happened is not held back until more does.
    private static void Rest(Worker[] workers, PacketDump? recording)
    {
        foreach (var worker in workers)
            worker.HandOver();
        recording?.Flush();
    }
}
