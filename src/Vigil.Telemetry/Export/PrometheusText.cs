using System.Globalization;
using System.Text;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Export;

/// <summary>Metrics in the text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>Writes all families.</summary>
    /// <param name="families">The families.</param>
    /// <param name="endpoint">Name and value of a label that all metrics get; empty value: none.</param>
    public static string Write(IEnumerable<MetricFamily> families, (string Name, string Value) endpoint)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            if (family.Metrics.Count == 0)
                continue;
            text.Append("# HELP ").Append(family.FullName).Append(' ').Append(Escape(family.Help, quotes: false)).Append('\n');
            text.Append("# TYPE ").Append(family.FullName).Append(' ').Append(FamilyVal.Word(family.Kind)).Append('\n');
            foreach (var metric in family.Metrics)
            {
                if (family.Kind == MetricKind.Histogram)
                    WriteHistogram(text, metric, endpoint);
                else
                    WriteSample(text, family.FullName, Labels(metric, endpoint), metric.Value);
            }
        }

        return text.ToString();
    }

    private static void WriteHistogram(StringBuilder text, Metric metric, (string Name, string Value) endpoint)
    {
        var name = metric.Family.FullName;
        var labels = Labels(metric, endpoint);
        long sum = 0;
        for (var i = 0; i < metric.Buckets.Count; i++)
        {
            sum += metric.Buckets[i]; // the format wants each bucket to hold the smaller ones too
            var bound = i < metric.Family.Bounds.Count ? Number(metric.Family.Bounds[i]) : "+Inf";
            WriteSample(text, name + "_bucket", labels.Length > 0 ? $"{labels},le=\"{bound}\"" : $"le=\"{bound}\"", sum);
        }

        WriteSample(text, name + "_sum", labels, metric.Sum);
        WriteSample(text, name + "_count", labels, metric.Observations);
    }

    private static void WriteSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(Metric metric, (string Name, string Value) endpoint)
    {
        var labels = new List<string>();
        for (var i = 0; i < metric.Labels.Count; i++)
            labels.Add($"{LabelName(metric.Family.LabelNames[i])}=\"{Escape(metric.Labels[i], quotes: true)}\"");
        if (endpoint.Value.Length > 0)
            labels.Add($"{LabelName(endpoint.Name)}=\"{Escape(endpoint.Value, quotes: true)}\"");
        return string.Join(',', labels);
    }

    private static string LabelName(string name) => name.Replace('-', '_');

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }
}
