using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Builtins;

/// <summary>Built-in functions behind the script side of metrics.</summary>
public static class TelemetryBuiltins
{
    /// <summary>A family of counters.</summary>
    [Builtin("Telemetry::__counter_family", "function(prefix: string, name: string, labels: string_vec, helptext: string &default=\"Zeek Script Metric\", unit: string &default=\"\"): opaque of counter_metric_family")]
    public static OpaqueVal CounterFamily(EngineContext engine, ByteString prefix, ByteString name, VectorVal labels, ByteString helptext, ByteString unit) =>
        Family(engine, MetricKind.Counter, prefix, name, labels, helptext, unit, null);

    /// <summary>A family of gauges.</summary>
    [Builtin("Telemetry::__gauge_family", "function(prefix: string, name: string, labels: string_vec, helptext: string &default=\"Zeek Script Metric\", unit: string &default=\"\"): opaque of gauge_metric_family")]
    public static OpaqueVal GaugeFamily(EngineContext engine, ByteString prefix, ByteString name, VectorVal labels, ByteString helptext, ByteString unit) =>
        Family(engine, MetricKind.Gauge, prefix, name, labels, helptext, unit, null);

    /// <summary>A family of histograms.</summary>
    [Builtin("Telemetry::__histogram_family", "function(prefix: string, name: string, labels: string_vec, bounds: double_vec, helptext: string &default=\"Zeek Script Metric\", unit: string &default=\"\"): opaque of histogram_metric_family")]
    public static OpaqueVal HistogramFamily(EngineContext engine, ByteString prefix, ByteString name, VectorVal labels, VectorVal bounds, ByteString helptext, ByteString unit) =>
        Family(engine, MetricKind.Histogram, prefix, name, labels, helptext, unit, bounds);

    /// <summary>The counter with these labels.</summary>
    [Builtin("Telemetry::__counter_metric_get_or_add", "function(family: opaque of counter_metric_family, labels: table_string_of_string): opaque of counter_metric")]
    public static OpaqueVal Counter(EngineContext engine, OpaqueVal family, TableVal labels) => With(family, labels);

    /// <summary>The gauge with these labels.</summary>
    [Builtin("Telemetry::__gauge_metric_get_or_add", "function(family: opaque of gauge_metric_family, labels: table_string_of_string): opaque of gauge_metric")]
    public static OpaqueVal Gauge(EngineContext engine, OpaqueVal family, TableVal labels) => With(family, labels);

    /// <summary>The histogram with these labels.</summary>
    [Builtin("Telemetry::__histogram_metric_get_or_add", "function(family: opaque of histogram_metric_family, labels: table_string_of_string): opaque of histogram_metric")]
    public static OpaqueVal Histogram(EngineContext engine, OpaqueVal family, TableVal labels) => With(family, labels);

    /// <summary>Adds to a counter.</summary>
    [Builtin("Telemetry::__counter_inc", "function(val: opaque of counter_metric, amount: double &default=1.0): bool")]
    public static bool IncreaseCounter(EngineContext engine, OpaqueVal val, double amount) => Change(val, amount);

    /// <summary>Adds to a gauge.</summary>
    [Builtin("Telemetry::__gauge_inc", "function(val: opaque of gauge_metric, amount: double &default=1.0): bool")]
    public static bool IncreaseGauge(EngineContext engine, OpaqueVal val, double amount) => Change(val, amount);

    /// <summary>Takes from a gauge.</summary>
    [Builtin("Telemetry::__gauge_dec", "function(val: opaque of gauge_metric, amount: double &default=1.0): bool")]
    public static bool DecreaseGauge(EngineContext engine, OpaqueVal val, double amount) => Change(val, -amount);

    /// <summary>The value of a counter.</summary>
    [Builtin("Telemetry::__counter_value", "function(val: opaque of counter_metric): double")]
    public static double CounterValue(EngineContext engine, OpaqueVal val) => Open(val).Value;

    /// <summary>The value of a gauge.</summary>
    [Builtin("Telemetry::__gauge_value", "function(val: opaque of gauge_metric): double")]
    public static double GaugeValue(EngineContext engine, OpaqueVal val) => Open(val).Value;

    /// <summary>Takes an observation.</summary>
    [Builtin("Telemetry::__histogram_observe", "function(val: opaque of histogram_metric, measurement: double): bool")]
    public static bool Observe(EngineContext engine, OpaqueVal val, double measurement)
    {
        Open(val).Observe(measurement);
        return true;
    }

    /// <summary>The sum of all observations.</summary>
    [Builtin("Telemetry::__histogram_sum", "function(val: opaque of histogram_metric): double")]
    public static double Sum(EngineContext engine, OpaqueVal val) => Open(val).Sum;

    /// <summary>Counters and gauges whose prefix and name match.</summary>
    [Builtin("Telemetry::__collect_metrics", "function(prefix: string, name: string): any_vec")]
    public static VectorVal Collect(EngineContext engine, ByteString prefix, ByteString name) =>
        new MetricRecords(engine).Collect(prefix.ToString(), name.ToString(), histograms: false);

    /// <summary>Histograms whose prefix and name match.</summary>
    [Builtin("Telemetry::__collect_histogram_metrics", "function(prefix: string, name: string): any_vec")]
    public static VectorVal CollectHistograms(EngineContext engine, ByteString prefix, ByteString name) =>
        new MetricRecords(engine).Collect(prefix.ToString(), name.ToString(), histograms: true);

    private static FamilyVal Family(
        EngineContext engine, MetricKind kind, ByteString prefix, ByteString name, VectorVal labels, ByteString help, ByteString unit, VectorVal? bounds)
    {
        var limits = new List<double>();
        foreach (var bound in bounds is null ? [] : bounds.Elements)
            limits.Add(bound.AsDouble());
        var names = new List<string>();
        foreach (var label in labels.Elements)
            names.Add(label.AsString().ToString());
        return new(engine.Service<MetricRegistry>().Family(
            kind, prefix.ToString(), name.ToString(), help?.ToString() ?? "Zeek Script Metric", unit?.ToString() ?? "", names, limits));
    }

    private static MetricVal With(OpaqueVal family, TableVal labels)
    {
        var of = ((FamilyVal)family).Family; // the signature says so
        var values = new string[of.LabelNames.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = labels.TryGet(Value.String(of.LabelNames[i]), out var value) ? value.AsString().ToString() : "";
        return new(of.With(values));
    }

    private static bool Change(OpaqueVal val, double amount)
    {
        Open(val).Add(amount);
        return true;
    }

    private static Metric Open(OpaqueVal val) => ((MetricVal)val).Metric; // the signature says so
}
