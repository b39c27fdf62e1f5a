using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Tests.Metrics;

public sealed class MetricFamilyTests
{
    [Theory]
    [InlineData(MetricKind.Counter, "demo", "requests", "", "demo_requests_total")]
    [InlineData(MetricKind.Counter, "demo", "plain-things", "bytes", "demo_plain_things_bytes_total")]
    [InlineData(MetricKind.Gauge, "demo", "temperature", "celsius", "demo_temperature_celsius")]
    [InlineData(MetricKind.Gauge, "demo", "ratio", "1", "demo_ratio")]
    public void Names_are_made_of_prefix_name_and_unit(MetricKind kind, string prefix, string name, string unit, string full) =>
        Assert.Equal(full, MetricFamily.NameOf(kind, prefix, name, unit));

    [Fact]
    public void Counters_take_nothing_negative()
    {
        var metric = new MetricFamily { Kind = MetricKind.Counter, Prefix = "t", FullName = "t_total" }.With();
        metric.Add(3);
        metric.Add(-1);
        Assert.Equal(3, metric.Value);
    }

    [Fact]
    public void Labels_without_end_share_one_metric_in_the_end()
    {
        var family = new MetricFamily { Kind = MetricKind.Counter, Prefix = "t", FullName = "t_total", LabelNames = ["who"] };
        for (var i = 0; i < 100_010; i++)
            family.With($"host {i}").Add(1);
        Assert.Equal(100_001, family.Metrics.Count);
    }
}
