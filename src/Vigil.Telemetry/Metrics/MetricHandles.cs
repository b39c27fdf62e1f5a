using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Telemetry.Metrics;

/// <summary>A family as scripts hold it.</summary>
internal sealed class FamilyVal(MetricFamily family) : OpaqueVal(new OpaqueType($"{Word(family.Kind)}_metric_family"))
{
    public MetricFamily Family { get; } = family;

    public override string ClassName => $"{Family.Kind}MetricFamilyVal";

    public override OpaqueVal ForEngine(EngineContext engine) => new FamilyVal(engine.Service<MetricRegistry>().Like(Family));

    public static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        _ => "histogram",
    };
}

/// <summary>A metric as scripts hold it.</summary>
internal sealed class MetricVal(Metric metric) : OpaqueVal(new OpaqueType($"{FamilyVal.Word(metric.Family.Kind)}_metric"))
{
    public Metric Metric { get; } = metric;

    public override string ClassName => $"{Metric.Family.Kind}MetricVal";

    public override OpaqueVal ForEngine(EngineContext engine) =>
        new MetricVal(engine.Service<MetricRegistry>().Like(Metric.Family).With(Metric.Labels));
}
