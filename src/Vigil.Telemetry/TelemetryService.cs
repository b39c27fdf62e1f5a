using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Telemetry.Export;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry;

/// <summary>Metrics of an engine, as the composition root sets them up.</summary>
public static class TelemetryService
{
    /// <summary>Gives an engine its metrics; before scripts set up globals.</summary>
    public static void Install(EngineContext context)
    {
        var registry = new MetricRegistry(context);
        context.AddService(registry);
        EngineMetrics.Install(context, registry);
    }

    /// <summary>Serves the metrics, if scripts chose a port; once constants of scripts are known.</summary>
    public static void Serve(EngineContext context) => MetricsServer.Start(context, context.Service<IScriptNames>());
}
