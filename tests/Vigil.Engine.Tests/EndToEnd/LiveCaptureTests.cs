using System.Globalization;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>The program on a real interface, with real traffic.</summary>
public sealed class LiveCaptureTests
{
    [LiveFact]
    public async Task Exchanges_on_an_interface_become_rows()
    {
        await using var run = await LiveRun.StartAsync();
        var dns = await LoopbackTraffic.AskAsync("www.live.test");
        var http = await LoopbackTraffic.FetchAsync("/large", 300_000); // segments on the loopback interface are larger than any MTU
        await run.UntilLoggedAsync("http", "/large");
        await run.EndAsync();
        Assert.Equal(0, run.Status);
        Assert.Matches(@"\d+ packets received on interface lo, \d+ \(\d+\.\d\d%\) dropped", run.Errors);
        Assert.Contains($"127.0.0.1 {dns} 5353 www.live.test A NOERROR 192.0.2.1", run.Log("dns").Columns("id.orig_h", "id.orig_p", "id.resp_p", "query", "qtype_name", "rcode_name", "answers"));
        Assert.Contains("GET live.test /large 200 300000", run.Log("http").Columns("method", "host", "uri", "status_code", "response_body_len"));
        var conns = run.Log("conn").Columns("id.orig_p", "id.resp_p", "proto", "service", "conn_state", "missed_bytes", "orig_pkts");
        Assert.Contains($"{dns} 5353 udp dns SF 0 1", conns); // each packet once, although it is sent and received here
        Assert.Contains(conns, c => c.StartsWith($"{http.Client} {http.Server} tcp http SF 0 ", StringComparison.Ordinal));
        Assert.True(run.Log("conn").IsClosed);
    }

    [LiveFact]
    public async Task A_connection_ends_by_the_clock_although_no_packet_comes()
    {
        const string script = """
            event connection_state_remove(c: connection)
                {
                if ( ! zeek_is_terminating() )
                    print fmt("%s gone, clock near %s", c$id$orig_p, current_time() - network_time() < 5sec);
                }
            event zeek_init() { print packet_source()$live, packet_source()$path, packet_source()$link_type, reading_live_traffic(), reading_traces(), network_time(); }
            """;
        await using var run = await LiveRun.StartAsync("-f", "udp", "udp_inactivity_timeout=1sec", "-e", script);
        var port = await LoopbackTraffic.AskAsync("idle.live.test");
        await run.UntilAsync(() => run.Output.Contains($"{port}/udp gone, clock near T\n", StringComparison.Ordinal));
        await run.EndAsync();
        Assert.StartsWith("T, lo, 1, T, F, 0.0\n", run.Output, StringComparison.Ordinal);
    }

    [LiveFact]
    public async Task A_filter_keeps_the_rest_away()
    {
        await using var run = await LiveRun.StartAsync("-f", "tcp");
        await LoopbackTraffic.AskAsync("unseen.live.test");
        var http = await LoopbackTraffic.FetchAsync("/seen", 10);
        await run.UntilLoggedAsync("http", "/seen");
        await run.EndAsync();
        Assert.False(run.HasLog("dns"));
        Assert.Contains($"{http.Client} tcp", run.Log("conn").Columns("id.orig_p", "proto"));
        Assert.DoesNotContain(run.Log("conn").Columns("proto"), static p => p == "udp");
    }

    [LiveFact]
    public async Task Two_workers_share_an_interface_and_each_exchange_is_seen_once()
    {
        await using var run = await LiveRun.StartAsync("--workers", "2", "-e", "event zeek_done() { print \"packets\", get_net_stats()$pkts_recvd > 0; }");
        var clients = new List<int>();
        for (var host = 1; host <= 24; host++)
            clients.Add(await LoopbackTraffic.AskAsync($"n{host}.live.test", $"127.0.1.{host}"));
        await run.UntilAsync(() => run.HasLog("dns") && Enumerable.Range(1, 24).All(host => run.Log("dns").Columns("query").Contains($"n{host}.live.test")));
        await run.EndAsync();
        Assert.Equal("packets, T\npackets, T\n", run.Output); // both had some
        Assert.Equal(0, run.Status);
        var conns = run.Log("conn").Columns("id.orig_h", "id.orig_p", "service", "history");
        for (var host = 1; host <= 24; host++)
            Assert.Single(conns, $"127.0.1.{host} {clients[host - 1]} dns Dd");
    }

    [LiveFact]
    public async Task What_finds_no_room_is_counted()
    {
        // While this waits nothing is read, and the smallest ring is soon full.
        const string script = """
            event zeek_init() { local start = current_time(); while ( current_time() - start < 4sec ) ; }
            event zeek_done() { local s = get_net_stats(); print fmt("dropped %d of %d", s$pkts_dropped, s$pkts_link); }
            """;
        await using var run = await LiveRun.StartAsync("-b", "Pcap::bufsize=1", "-e", script);
        LoopbackTraffic.Flood(2000, 8000);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await run.EndAsync();
        var words = run.Output.Split(' ', '\n');
        var (dropped, all) = (long.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[3], CultureInfo.InvariantCulture));
        Assert.InRange(dropped, 100, all - 100);
        Assert.InRange(all, 2000, long.MaxValue);
    }

    [LiveFact]
    public async Task A_second_signal_ends_the_program_at_once()
    {
        await using var run = await LiveRun.StartAsync("-b", "-e", "event zeek_done() { print \"waiting\"; while ( T ) ; }");
        await run.UntilAsync(static () => true);
        await Task.Delay(TimeSpan.FromSeconds(1));
        var first = run.EndAsync();
        await run.UntilAsync(() => run.Errors.Contains("received termination signal", StringComparison.Ordinal));
        await run.EndAsync();
        await first;
        Assert.NotEqual(0, run.Status);
    }

    [LiveFact]
    public async Task Logs_rotate_by_the_clock()
    {
        const string script = """
            function told(info: Log::RotationInfo): bool { print "rotated", info$path, info$terminating; return T; }
            redef Log::default_rotation_interval = 2sec;
            redef Log::default_rotation_postprocessors += { [Log::WRITER_ASCII] = told };
            """;
        await using var run = await LiveRun.StartAsync("-f", "udp", "-e", script);
        await LoopbackTraffic.AskAsync("rotated.live.test");
        await run.UntilAsync(() => run.Output.Contains("rotated, dns, F\n", StringComparison.Ordinal));
        await run.EndAsync();
        Assert.Equal(0, run.Status);
    }
}
