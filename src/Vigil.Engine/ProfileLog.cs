using System.Globalization;
using System.Text;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Files;
using Vigil.Core;
using Vigil.Core.Timing;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;
using Vigil.Runtime;

namespace Vigil.Engine;

/// <summary>Writes how an engine is doing to the file that scripts name (<c>profiling_file</c>), on request and at an interval.</summary>
internal sealed class ProfileLog(EngineContext context, FileVal file, double interval) : Core.Timing.Timer
{
    private ulong _written;

    /// <summary>The one of an engine; <see langword="null"/> if scripts name no file.</summary>
    public static ProfileLog? Of(EngineContext context, double interval) =>
        context.Service<IGlobalTable>().Find("profiling_file").Object is FileVal file ? new(context, file, interval) : null;

    /// <summary>Begins to write at its interval, counted from the first packet.</summary>
    public void Start(NetworkTime now) => context.Timers.Add(this, now + interval);

    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        Write();
        if (!ending)
            context.Timers.Add(this, now + interval);
    }

    /// <summary>Writes.</summary>
    public void Write()
    {
        if (!file.IsOpen)
            return;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var text = new StringBuilder();
        Line(text, "------------------------");
        var elapsed = (TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalSeconds;
        Line(text, $"Memory: total={process.WorkingSet64 >> 10}K heap={GC.GetTotalMemory(false) >> 10}K collections={GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}");
        Line(text, $"Run-time: user={process.UserProcessorTime.TotalSeconds:F3} sys={process.PrivilegedProcessorTime.TotalSeconds:F3} real={elapsed:F3}");
        if (context.Find<VigilEngine>() is { } engine)
            Line(text, $"Packets: total={engine.Packets} octets={engine.Octets} undecoded={engine.Packets - engine.Decoded}");
        var tracker = context.Find<ConnectionTracker>();
        Line(text, $"Conns: total={tracker?.Total ?? 0} current={tracker?.Count ?? 0}");
        Line(text, $"Reassembly: tcp={tracker?.HeldOctets ?? 0} frag={context.Find<PacketDecoding>()?.FragmentOctets ?? 0} file={Files?.HeldOctets ?? 0}");
        Line(text, $"Files: total={Files?.Total ?? 0} current={Files?.Count ?? 0} max={Files?.MaxCount ?? 0}");
        Line(text, $"Timers: current={context.Timers.Count} max={context.Timers.Most} total={context.Timers.Added}");
        Line(text, $"Triggers: pending={ScriptRuntime.Of(context).PendingTriggers}");
        Line(text, $"Events: queued={context.Events.Queued} dispatched={context.Events.Dispatched}");
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        // All figures are cheap here; which of the updates are called expensive is only counted.
        var multiple = context.Service<IGlobalTable>().Find("expensive_profiling_multiple") is { IsSet: true } value ? value.AsCount() : 0;
        EngineEvents.Of(context).ProfilingUpdate(file, expensive: multiple > 0 && _written++ % multiple == 0);
    }

    private FileAnalysis? Files => context.Find<Analysis.AnalysisServices>()?.Files as FileAnalysis;

    private void Line(StringBuilder text, FormattableString line) =>
        text.Append(CultureInfo.InvariantCulture, $"{context.Now.Seconds:F6} ").Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(StringBuilder text, string line) =>
        text.Append(CultureInfo.InvariantCulture, $"{context.Now.Seconds:F6} ").Append(line).Append('\n');
}
