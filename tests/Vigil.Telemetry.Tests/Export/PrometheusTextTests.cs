using Vigil.Telemetry.Export;
using Vigil.Telemetry.Metrics;

namespace Vigil.Telemetry.Tests.Export;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Buckets_hold_the_smaller_ones_too()
    {
        var family = new MetricFamily { Kind = MetricKind.Histogram, Prefix = "t", FullName = "t_wait_seconds", Help = "Waits", Bounds = [0.5, 2] };
        var metric = family.With();
        foreach (var seconds in new[] { 0.5, 1, 3 })
            metric.Observe(seconds);
        Assert.Equal(
            """
            # HELP t_wait_seconds Waits
            # TYPE t_wait_seconds histogram
            t_wait_seconds_bucket{node="n",le="0.5"} 1
            t_wait_seconds_bucket{node="n",le="2"} 2
            t_wait_seconds_bucket{node="n",le="+Inf"} 3
            t_wait_seconds_sum{node="n"} 4.5
            t_wait_seconds_count{node="n"} 3

            """,
            PrometheusText.Write([family], ("node", "n")));
    }

    [Fact]
    public void Labels_from_traffic_cannot_break_out()
    {
        var family = new MetricFamily { Kind = MetricKind.Counter, Prefix = "t", FullName = "t_x_total", LabelNames = ["host-name"] };
        family.With("a\"} 1\nb\\").Add(2);
        Assert.Contains("t_x_total{host_name=\"a\\\"} 1\\nb\\\\\"} 2\n", PrometheusText.Write([family], ("node", "")), StringComparison.Ordinal);
    }
}
