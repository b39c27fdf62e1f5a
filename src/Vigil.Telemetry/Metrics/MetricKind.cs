namespace Vigil.Telemetry.Metrics;

/// <summary>What a metric does (script enum <c>Telemetry::MetricType</c>, same numbers).</summary>
public enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter = 0,

    /// <summary>Goes up and down.</summary>
    Gauge = 1,

    /// <summary>Counts observations by size.</summary>
    Histogram = 2,
}
