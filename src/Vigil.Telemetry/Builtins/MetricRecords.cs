using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Builtins;

/// <summary>Metrics as the records that scripts look at.</summary>
internal sealed class MetricRecords
{
    private readonly EngineContext _engine;
    private readonly EnumType _kinds;
    private readonly RecordShape _options;
    private readonly RecordShape _metric;
    private readonly RecordShape _histogram;
    private readonly VectorType _strings = new(BaseType.String);
    private readonly VectorType _doubles = new(BaseType.Double);

    public MetricRecords(EngineContext engine)
    {
        _engine = engine;
        var names = engine.Service<IScriptNames>();
        _kinds = names.Enum("Telemetry::MetricType");
        _options = new(names, "Telemetry::MetricOpts", "prefix", "name", "help_text", "label_names", "is_total", "bounds", "metric_type");
        _metric = new(names, "Telemetry::Metric", "opts", "label_names", "label_values", "value");
        _histogram = new(names, "Telemetry::HistogramMetric", "opts", "label_names", "label_values", "values", "observations", "sum");
    }

    /// <summary>The metrics of all families that match.</summary>
    public VectorVal Collect(string prefix, string name, bool histograms)
    {
        var registry = _engine.Service<MetricRegistry>();
        registry.Sync();
        var found = new VectorVal(_engine.Service<IScriptNames>().Find("any_vec") as VectorType ?? new VectorType(BaseType.Any));
        foreach (var family in registry.Matching(prefix, name))
        {
            if ((family.Kind == MetricKind.Histogram) != histograms)
                continue;
            var options = Options(family);
            foreach (var metric in family.Metrics)
                found.Add(histograms ? Histogram(metric, options) : Simple(metric, options));
        }

        return found;
    }

    private Value Simple(Metric metric, Value options) => Value.Of(_metric.Create(
        _engine, options, Strings(metric.Family.LabelNames, metric), Strings(metric.Labels, metric), Value.Double(metric.Value)));

    private Value Histogram(Metric metric, Value options)
    {
        var buckets = new VectorVal(_doubles);
        foreach (var count in metric.Buckets)
            buckets.Add(Value.Double(count));
        return Value.Of(_histogram.Create(
            _engine, options, Strings(metric.Family.LabelNames, metric), Strings(metric.Labels, metric), Value.Of(buckets),
            Value.Double(metric.Observations), Value.Double(metric.Sum)));
    }

    private Value Options(MetricFamily family)
    {
        Value bounds = default;
        if (family.Kind == MetricKind.Histogram)
        {
            var limits = new VectorVal(_doubles);
            foreach (var bound in family.Bounds)
                limits.Add(Value.Double(bound));
            limits.Add(Value.Double(double.PositiveInfinity));
            bounds = Value.Of(limits);
        }

        return Value.Of(_options.Create(
            _engine, Value.String(family.Prefix), Value.String(family.FullName), Value.String(family.Help), Strings(family.LabelNames),
            Value.Bool(family.Kind == MetricKind.Counter), bounds, Value.Enum(_kinds, (long)family.Kind)));
    }

    // Names and values of labels come in the order of the names, as the reference has them.
    private Value Strings(IReadOnlyList<string> texts, Metric metric)
    {
        var vector = new VectorVal(_strings);
        foreach (var label in metric.Family.LabelOrder)
            vector.Add(Value.String(texts[label]));
        return Value.Of(vector);
    }

    private Value Strings(IReadOnlyList<string> texts)
    {
        var vector = new VectorVal(_strings);
        foreach (var text in texts)
            vector.Add(Value.String(text));
        return Value.Of(vector);
    }
}
