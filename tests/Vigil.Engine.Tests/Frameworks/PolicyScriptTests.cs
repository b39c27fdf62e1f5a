using Vigil.Engine.Tests.EndToEnd;

namespace Vigil.Engine.Tests.Frameworks;

/// <summary>Scripts that sites load beside the default ones, by the logs they write.</summary>
public sealed class PolicyScriptTests
{
    [Fact]
    public void Capture_loss_is_measured_and_nothing_was_lost()
    {
        var run = Run("""
            @load misc/capture-loss
            redef CaptureLoss::watch_interval = 1sec;
            """);
        var log = run.Log("capture_loss");
        Assert.All(log.Columns("percent_lost"), static lost => Assert.Equal("0.0", lost));
        Assert.Contains(log.Columns("acks"), static acks => acks != "0");
        Assert.All(log.Columns("peer"), static peer => Assert.Equal("zeek", peer));
    }

    [Fact]
    public void Too_much_loss_is_a_notice()
    {
        var run = Run("""
            @load misc/capture-loss
            redef CaptureLoss::too_much_loss = 0.0;
            redef CaptureLoss::watch_interval = 1sec;
            """);
        Assert.Contains("CaptureLoss::Too_Much_Loss", run.Log("notice").Columns("note"));
    }

    [Fact]
    public void Loaded_scripts_are_listed_below_those_that_load_them()
    {
        var names = Run("@load misc/loaded-scripts").Log("loaded_scripts").Rows.ConvertAll(static row => row[0]);
        var init = names.FindIndex(static name => name.EndsWith("/base/init-bare.zeek", StringComparison.Ordinal));
        Assert.True(init >= 0 && !names[init].StartsWith(' '), string.Join('\n', names.Take(5)));
        Assert.Contains(names, static name => name.StartsWith("  ", StringComparison.Ordinal));
        Assert.Contains(names, static name => name.EndsWith("misc/loaded-scripts.zeek", StringComparison.Ordinal));
    }

    [Fact]
    public void Weirds_are_counted_by_kind()
    {
        var run = Run("""
            @load misc/weird-stats
            redef WeirdStats::weird_stat_interval = 1sec;
            event new_connection(c: connection) { Reporter::conn_weird("odd_thing", c); }
            """);
        var counts = run.Log("weird_stats").Columns("name", "num_seen").Where(static row => row.StartsWith("odd_thing ", StringComparison.Ordinal));
        Assert.Equal(run.Log("conn").Rows.Count, counts.Sum(static row => int.Parse(row.Split(' ')[1])));
    }

    [Fact]
    public void Notices_carry_the_community_identifier_of_their_connection()
    {
        var run = Run("""
            @load frameworks/notice/community-id
            redef enum Notice::Type += { Test_Notice };
            event ssh_client_version(c: connection, version: string) { NOTICE([$note=Test_Notice, $conn=c, $identifier=c$uid]); }
            """);
        var identifiers = run.Log("notice").Columns("community_id");
        Assert.Equal(SampleTraffic.Hosts, identifiers.Distinct().Count());
        Assert.All(identifiers, static id => Assert.StartsWith("1:", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_are_logged()
    {
        var run = Run("""
            @load frameworks/telemetry/log
            redef Telemetry::log_interval = 1sec;
            global hits = Telemetry::register_counter_family([$prefix="zeek", $name="test_hits", $unit="1", $help_text="Hits", $label_names=vector("where")]);
            event new_connection(c: connection) { Telemetry::counter_family_inc(hits, vector("here")); }
            """);
        Assert.Contains(
            $"counter zeek_test_hits_total where here {run.Log("conn").Rows.Count}.0",
            run.Log("telemetry").Columns("metric_type", "name", "labels", "label_values", "value"));
    }

    [Fact]
    public void Every_host_and_service_is_tracked_where_the_site_wants_it()
    {
        var run = Run("""
            @load tuning/track-all-assets
            @load tuning/defaults
            """);
        Assert.Equal(SampleTraffic.Hosts + SampleTraffic.Hosts + 1, run.Log("known_hosts").Columns("host").Distinct().Count());
        Assert.Contains("10.0.2.1 80 tcp HTTP", run.Log("known_services").Columns("host", "port_num", "port_proto", "service"));
    }

    [Theory]
    [InlineData("Known::use_host_store = T; redef Known::use_service_store = T;")]
    [InlineData("Known::use_service_store = T; redef Known::use_storage_framework = T;")]
    public void What_is_known_can_be_kept_in_stores(string wish)
    {
        var run = Run($"@load tuning/track-all-assets\nredef {wish}");
        Assert.Equal("", run.Errors);
        Assert.Equal(SampleTraffic.Hosts + SampleTraffic.Hosts + 1, run.Log("known_hosts").Columns("host").Count);
        for (var host = 1; host <= SampleTraffic.Hosts; host++)
            Assert.Single(run.Log("known_services").Columns("host", "service"), $"10.0.2.{host} HTTP");
    }

    private static TracedRun Run(string code) => TracedRun.Over(SampleTraffic.Capture(), code: code);
}
