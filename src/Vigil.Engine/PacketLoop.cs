using Vigil.Packets.Capture;
using Vigil.Runtime.Builtins.Machine;

namespace Vigil.Engine;

/// <summary>The life of a run with one source: packets while there are any, the clock and what comes from outside in the pauses.</summary>
internal static class PacketLoop
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs until the source ends, a script wants the end, or <paramref name="stop"/> is set; what has come by then is still analysed.</summary>
    public static void Run(VigilEngine engine, PacketSource source, CancellationToken stop)
    {
        Follow(engine, source, stop);
        if (!source.IsLive)
            return;
        source.StopReceiving();
        while (!engine.IsStopping && (source.TryRead(out var packet) || source.IsIdle))
        {
            if (!source.IsIdle)
                engine.Process(in packet);
        }
    }

    private static void Follow(VigilEngine engine, PacketSource source, CancellationToken stop)
    {
        var run = engine.Context.Service<RunInfo>();
        var trouble = source.Trouble;
        while (!engine.IsStopping && !stop.IsCancellationRequested)
        {
            if (source.TryRead(out var packet))
            {
                run.LinkType = (int)packet.LinkType;
                engine.Process(in packet);
                if (run.IsSuspended)
                    AwaitContinuation(engine, run, source.IsLive, stop);
            }
            else if (source.IsIdle)
            {
                engine.Rest(source.QuietUntil);
                if (source.Trouble != trouble)
                    Tell(engine, source);
                trouble = source.Trouble;
            }
            else
            {
                return;
            }
        }
    }

    private static void Tell(VigilEngine engine, PacketSource source)
    {
        var reporter = engine.Context.Reporter;
        reporter.Current = null; // no script says this
        if (source.Trouble is { } trouble)
            reporter.Warning(trouble);
        else
            reporter.Info($"interface {source.Name} is up again");
    }

    // Only what comes from outside, such as an answer of the resolver, can let it go on; live also a timer.
    private static void AwaitContinuation(VigilEngine engine, RunInfo run, bool isLive, CancellationToken stop)
    {
        while (run.IsSuspended && !engine.IsStopping && !stop.WaitHandle.WaitOne(Pause))
        {
            if (isLive)
                engine.AdvanceToWallClock();
            else
                engine.HandOver();
        }
    }
}
