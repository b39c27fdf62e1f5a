using Vigil.Packets.Capture;

namespace Vigil.Engine.Workers;

/// <summary>Reads one capture for several engines.</summary>
internal static class Dispatcher
{
    /// <summary>Runs all engines to the end of the capture, or until <paramref name="stop"/> is set.</summary>
    public static void Run(PacketSource source, IReadOnlyList<VigilEngine> engines, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var workers = new Worker[engines.Count];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = new(engines[i], i + 1, end);
        while (!stop.IsCancellationRequested)
        {
            if (!source.TryRead(out var packet))
            {
                if (source.IsIdle)
                    continue;
                break;
            }

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
}
