namespace Vigil.Engine.Tests.Cluster;

/// <summary>Rows of logs that travel to another node.</summary>
public sealed class RemoteLogTests
{
    private const string Stream = """
        module Tt;
        export {
            redef enum Log::ID += { LOG };
            type E: enum { RED, GREEN };
            type In: record { h: addr &log; p: port &log; };
            type R: record {
                t: time &log; i: interval &log; b: bool &log; n: int &log; c: count &log; d: double &log; s: string &log; e: E &log; at: In &log;
                net: subnet &log; ss: set[string] &log; sa: set[addr] &log; vc: vector of count &log; ve: vector of E &log; vi: vector of interval &log;
                o: string &log &optional; os: set[count] &log &optional; hidden: count &default=1;
            };
        }
        event zeek_init() &priority=5 { Log::create_stream(Tt::LOG, [$columns=R, $path="t"]); }
        function rows()
            {
            local r = R($t=double_to_time(1700000000.25), $i=-1.5sec, $b=T, $n=-3, $c=18446744073709551615, $d=1e100, $s="a\tb\xff-", $e=GREEN,
                        $at=[$h=[2001:db8::1], $p=53/udp], $net=10.0.0.0/8, $ss=set("x,y", "z"), $sa=set(1.2.3.4), $vc=vector(1, 2, 3), $ve=vector(RED, GREEN), $vi=vector(1sec));
            Log::write(Tt::LOG, r);
            r$s = "-"; r$ss = set(); r$vc = vector(); r$o = ""; r$os = set(5); r$net = [2001:db8::]/32; r$at$p = 8/icmp;
            Log::write(Tt::LOG, r);
            }

        """;

    [Fact]
    public void A_logger_writes_the_rows_of_a_worker_as_the_worker_would()
    {
        var port = NodeRun.FreePort();
        var logger = NodeRun.Start(Stream + $$"""
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event zeek_init() { Broker::subscribe("zeek/logs/"); Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var worker = NodeRun.Start(Stream + $$"""
            redef Log::enable_local_logging = F;
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string) { rows(); print Broker::flush_logs() >= 2; rows(); terminate(); }
            event zeek_init() { Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        var alone = NodeRun.Start(Stream + "event zeek_init() { rows(); rows(); }");
        Assert.Equal("", alone.Finish());
        Assert.Equal("T\n", worker.Finish());
        Assert.Equal("", logger.Finish());
        Assert.Equal("", worker.Log("t"));
        Assert.Equal(4, alone.Log("t").Split('\n').Count(static l => !l.StartsWith('#')));
        Assert.Equal(alone.Log("t"), logger.Log("t"));
    }

    [Fact]
    public void A_filter_chooses_whether_its_rows_travel_and_the_site_by_which_topic()
    {
        var port = NodeRun.FreePort();
        var logger = NodeRun.Start(Stream + $$"""
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event zeek_init() { Broker::subscribe("zeek/logs/"); Broker::subscribe("elsewhere/"); Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var worker = NodeRun.Start(Stream + $$"""
            redef Log::enable_remote_logging = F;
            redef Broker::log_topic = function(id: Log::ID, path: string): string { return cat("elsewhere/", path); };
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string) { rows(); terminate(); }
            event zeek_init()
                {
                Log::add_filter(Tt::LOG, [$name="away", $path="away", $include=set("c", "s"), $log_remote=T, $log_local=F]);
                Broker::peer("127.0.0.1", {{port}}/tcp);
                }
            """);
        Assert.Equal("", worker.Finish());
        Assert.Equal("", logger.Finish());
        Assert.Equal("", worker.Log("away"));
        Assert.Equal(2, worker.Log("t").Split('\n').Count(static l => !l.StartsWith('#')));
        Assert.Equal("", logger.Log("t"));
        Assert.EndsWith("#fields\tc\ts\n#types\tcount\tstring\n18446744073709551615\ta\\x09b\\xff-\n18446744073709551615\t\\x2d", logger.Log("away"));
    }
}
