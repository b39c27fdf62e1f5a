namespace Vigil.Engine.Tests.Cluster;

/// <summary>Frameworks whose work is shared by the nodes of a cluster.</summary>
public sealed class ClusterFrameworkTests
{
    // The manager has all workers go once everybody is there, and all end when it says so.
    private const string Together = """
        global go: event();
        global bye: event();
        global has_begun = F;

        event bye() { terminate(); }

        event go_all() { Cluster::publish(Cluster::worker_topic, go); }

        event Cluster::node_up(name: string, id: string)
            {
            local all = T;

            for ( other, about in Cluster::nodes )
                all = all && (other == Cluster::node || about?$id);

            if ( all && ! has_begun && Cluster::local_node_type() == Cluster::MANAGER )
                {
                has_begun = T;
                schedule 1sec { go_all() };
                }
            }

        function end_all()
            {
            Cluster::publish(Cluster::worker_topic, bye);
            Cluster::publish(Cluster::proxy_topic, bye);
            schedule 500msec { bye() };
            }

        """;

    [Fact]
    public async Task A_threshold_is_crossed_by_what_all_workers_saw_and_the_manager_has_the_results()
    {
        using var cluster = new ClusterRun(
            Together + """
            @load base/frameworks/sumstats

            event zeek_init()
                {
                local r = SumStats::Reducer($stream="test", $apply=set(SumStats::SUM, SumStats::MIN, SumStats::UNIQUE));
                SumStats::create([$name="test", $epoch=0sec, $reducers=set(r), $threshold=20.0,
                    $threshold_val(key: SumStats::Key, result: SumStats::Result) = { return result["test"]$sum; },
                    $threshold_crossed(key: SumStats::Key, result: SumStats::Result) =
                        {
                        print "crossed", key$host, result["test"]$sum;

                        when ( local all = SumStats::request_key("test", [$host=192.0.2.2]) )
                            {
                            print "asked", all["test"]$sum;
                            SumStats::next_epoch("test");
                            }
                        timeout 20sec { print "no answer"; end_all(); }
                        },
                    $epoch_result(ts: time, key: SumStats::Key, result: SumStats::Result) =
                        { local rv = result["test"]; print key$host, rv$num, rv$sum, rv$min, rv$unique; },
                    $epoch_finished(ts: time) = { print "finished"; end_all(); }]);
                }

            event go()
                {
                SumStats::observe("test", [$host=192.0.2.2], [$num=Cluster::node == "worker1" ? 1 : 2]);
                SumStats::observe("test", [$host=192.0.2.1], [$num=12]);
                }
            """,
            "manager",
            "worker1",
            "worker2");
        var printed = await cluster.Finish();
        Assert.Equal(("", ""), (printed["worker1"], printed["worker2"]));
        var lines = printed["manager"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["crossed, 192.0.2.1, 24.0", "asked, 3.0"], lines[..2]);
        Assert.Equal(["192.0.2.1, 2, 24.0, 12.0, 1", "192.0.2.2, 2, 3.0, 1.0, 2"], lines[2..4].Order(StringComparer.Ordinal));
        Assert.Equal(["finished"], lines[4..]);
    }

    [Fact]
    public async Task What_one_worker_learns_another_sees_and_the_manager_logs()
    {
        using var cluster = new ClusterRun(
            Together + """
            @load base/frameworks/intel

            global finish: event();

            event go()
                {
                if ( Cluster::node == "worker1" )
                    Intel::insert([$indicator="Evil.example", $indicator_type=Intel::DOMAIN, $meta=[$source="a feed", $desc="why"]]);
                }

            hook Intel::indicator_inserted(indicator: string, indicator_type: Intel::Type)
                {
                print "inserted", indicator;

                if ( Cluster::node == "worker2" )
                    Intel::seen([$indicator="evil.EXAMPLE", $indicator_type=Intel::DOMAIN, $where=Intel::IN_ANYWHERE]);
                }

            event Intel::match(s: Intel::Seen, items: set[Intel::Item])
                {
                for ( item in items )
                    print "match", s$node, item$meta$source, item$meta$desc;

                Intel::remove([$indicator="evil.example", $indicator_type=Intel::DOMAIN, $meta=[$source="a feed"]]);
                }

            hook Intel::indicator_removed(indicator: string, indicator_type: Intel::Type)
                {
                print "removed", indicator;

                if ( Cluster::local_node_type() == Cluster::MANAGER )
                    schedule 1sec { finish() }; # the workers have to hear of it first
                }

            event finish() { end_all(); }
            """,
            "manager",
            "worker1",
            "worker2");
        var printed = await cluster.Finish();
        Assert.Equal("inserted, evil.example\nmatch, worker2, a feed, why\nremoved, evil.example\n", printed["manager"]);
        Assert.Equal("inserted, evil.example\nremoved, evil.example\n", printed["worker1"]);
        Assert.Equal("inserted, evil.example\nremoved, evil.example\n", printed["worker2"]);
        Assert.Equal(["evil.EXAMPLE"], cluster.Column("manager", "intel", "seen.indicator"));
        Assert.Empty(cluster.Column("worker2", "intel", "seen.indicator"));
    }

    [Fact]
    public async Task A_notice_of_one_worker_keeps_that_of_another_away_and_a_host_is_written_down_once()
    {
        using var cluster = new ClusterRun(
            Together + """
            @load base/frameworks/notice
            @load policy/protocols/conn/known-hosts

            redef enum Notice::Type += { Test_Notice };

            event find()
                {
                NOTICE([$note=Test_Notice, $msg=Cluster::node, $identifier="same"]);
                event Known::host_found([$ts=network_time(), $host=192.0.2.1]);
                }

            event end() { end_all(); }

            event go()
                {
                if ( Cluster::node == "worker1" )
                    event find();
                else
                    schedule 1sec { find() };
                }

            event go_all()
                { schedule 3sec { end() }; }
            """,
            "manager",
            "proxy",
            "worker1",
            "worker2");
        var printed = await cluster.Finish();
        Assert.All(printed.Values, static text => Assert.Equal("", text));
        Assert.Equal(["worker1"], cluster.Column("manager", "notice", "msg"));
        Assert.Equal(["192.0.2.1"], cluster.Column("manager", "known_hosts", "host"));
        Assert.Empty(cluster.Column("worker1", "notice", "msg"));
        Assert.Empty(cluster.Column("proxy", "known_hosts", "host"));
    }
}
