namespace Vigil.Telemetry.Metrics;

/// <summary>One metric: a family with a value for each of its labels.</summary>
/// <param name="family">Its family.</param>
/// <param name="labels">Values of the labels, in the order of the family's names.</param>
public sealed class Metric(MetricFamily family, IReadOnlyList<string> labels)
{
    private readonly long[] _buckets = new long[family.Bounds.Count + 1];

    /// <summary>Its family.</summary>
    public MetricFamily Family { get; } = family;

    /// <summary>Values of the labels.</summary>
    public IReadOnlyList<string> Labels { get; } = labels;

    /// <summary>Value of a counter or gauge.</summary>
    public double Value { get; private set; }

    /// <summary>Observations, each bucket for itself; the last one is that of everything larger.</summary>
    public IReadOnlyList<long> Buckets => _buckets;

    /// <summary>Sum of all observations.</summary>
    public double Sum { get; private set; }

    /// <summary>Number of observations.</summary>
    public long Observations { get; private set; }

    /// <summary>Adds to a counter, which takes nothing negative, or to a gauge.</summary>
    public void Add(double amount)
    {
        if (amount >= 0 || Family.Kind == MetricKind.Gauge)
            Value += amount;
    }

    /// <summary>Sets what is read from elsewhere.</summary>
    public void Set(double value) => Value = value;

    /// <summary>Takes an observation; a bucket holds what is not larger than its bound.</summary>
    public void Observe(double measurement)
    {
        var bucket = 0;
        while (bucket < Family.Bounds.Count && measurement > Family.Bounds[bucket])
            bucket++;
        _buckets[bucket]++;
        Sum += measurement;
        Observations++;
    }
}
