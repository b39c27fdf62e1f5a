namespace Vigil.Telemetry.Metrics;

/// <summary>Metrics of one name that differ in their labels.</summary>
public sealed class MetricFamily
{
    // Labels may come from traffic; what comes after that many shares one metric.
    private const int MostMetrics = 100_000;
    private const char Between = '\u001F';

    private readonly Dictionary<string, Metric> _metrics = [];
    private int[]? _order;

    /// <summary>What its metrics do.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>First part of the name.</summary>
    public required string Prefix { get; init; }

    /// <summary>Name with prefix, unit, and <c>_total</c> if it is a counter's.</summary>
    public required string FullName { get; init; }

    /// <summary>Unit as given; it is part of the name.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it is about.</summary>
    public string Help { get; init; } = "";

    /// <summary>Names of the labels.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [];

    /// <summary>Positions of the labels when they are sorted by name.</summary>
    public IReadOnlyList<int> LabelOrder => _order ??= [.. Enumerable.Range(0, LabelNames.Count).OrderBy(i => LabelNames[i], StringComparer.Ordinal)];

    /// <summary>Upper bounds of the buckets of a histogram, ascending, without infinity.</summary>
    public IReadOnlyList<double> Bounds { get; init; } = [];

    /// <summary>Its metrics, in the order they were made.</summary>
    public IReadOnlyCollection<Metric> Metrics => _metrics.Values;

    /// <summary>The name of a family.</summary>
    public static string NameOf(MetricKind kind, string prefix, string name, string unit)
    {
        var full = prefix.Length > 0 ? $"{prefix}_{name}" : name;
        if (unit.Length > 0 && unit != "1")
            full += $"_{unit}";
        full = full.Replace('-', '_');
        return kind == MetricKind.Counter && !full.EndsWith("_total", StringComparison.Ordinal) ? full + "_total" : full;
    }

    /// <summary>The metric with these labels, made on first use.</summary>
    public Metric With(params IReadOnlyList<string> labels)
    {
        var key = string.Join(Between, labels);
        if (_metrics.TryGetValue(key, out var metric))
            return metric;
        if (_metrics.Count >= MostMetrics)
            (key, labels) = ("", [.. LabelNames.Select(static _ => "other")]);
        if (!_metrics.TryGetValue(key, out metric))
            _metrics.Add(key, metric = new(this, labels));
        return metric;
    }
}
