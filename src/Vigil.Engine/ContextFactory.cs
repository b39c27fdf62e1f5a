using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Engine.Adapters;
using Vigil.Runtime;
using Vigil.Runtime.Builtins.Files;
using Vigil.Runtime.Builtins.Machine;
using Vigil.Runtime.Builtins.Names;
using Vigil.Telemetry;

namespace Vigil.Engine;

/// <summary>Makes contexts with the services that scripts need even while they are loaded.</summary>
public static class ContextFactory
{
    /// <summary>A context for one engine.</summary>
    /// <param name="settings">Seed and number of the engine.</param>
    /// <param name="reporter">Where messages go.</param>
    /// <param name="print">Where <c>print</c> goes.</param>
    /// <param name="standardError">What scripts open as <c>/dev/stderr</c>.</param>
    public static EngineContext Create(EngineSettings settings, Reporter reporter, PrintSink print, Stream standardError)
    {
        var context = new EngineContext(reporter);
        if (settings.Number > 0)
            print = new WorkerOutput(print);
        context.AddService(new EventTable(context));
        TelemetryService.Install(context);
        context.AddService(print);
        context.AddService(new RunInfo
        {
            IsBare = settings.IsBare,
            Arguments = settings.Arguments,
            IsTrace = settings is { HasPackets: true, IsLive: false },
            IsLive = settings.IsLive,
            Source = settings.Source,
            Exit = settings.Exit,
        });
        context.AddService(new RandomSource(settings.Seed + (ulong)settings.Number));
        context.AddService(new ExpirySettings());
        if (settings.NameCache != NameCacheUse.None)
            context.AddService(new NameCache(context, settings.NameCache));
        context.AddService(new ScriptFiles(new PrintStream(print), standardError));
        return context;
    }
}
