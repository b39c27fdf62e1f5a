using Vigil.Broker;
using Vigil.Engine.Tests.EndToEnd;

namespace Vigil.Engine.Tests.Cluster;

/// <summary>What scripts know of their peers, and ways of messages other than straight from one node to the next.</summary>
public sealed class BrokerNodeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_node_knows_its_peers_and_ends_a_peering()
    {
        var port = NodeRun.FreePort();
        var first = NodeRun.Start($$"""
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                { print msg, Broker::peers()[0]$is_outbound, Broker::is_outbound_peering("127.0.0.1", {{port}}/tcp); }
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { print msg, |Broker::peers()|; terminate(); }
            event zeek_init() { Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var second = NodeRun.Start($$"""
            global leave: event();
            event Broker::endpoint_discovered(endpoint: Broker::EndpointInfo, msg: string) { print msg; }
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                {
                local p = Broker::peers()[0];
                print p$peer$id == endpoint$id, p$peer$network$address, p$peer$network$bound_port == {{port}}/tcp, p$status, p$is_outbound;
                print |Broker::node_id()|, Broker::node_id() != endpoint$id, Broker::is_outbound_peering("127.0.0.1", {{port}}/tcp), Broker::is_outbound_peering("127.0.0.1", 1/tcp);
                local stats = Broker::peering_stats();
                print |stats|, stats[endpoint$id]$num_overflows;
                schedule 1sec { leave() }; # the other has seen it by then
                }
            event leave() { Broker::unpeer("127.0.0.1", {{port}}/tcp); }
            event Broker::peer_removed(endpoint: Broker::EndpointInfo, msg: string) { print msg, |Broker::peers()|; }
            event Broker::endpoint_unreachable(endpoint: Broker::EndpointInfo, msg: string) { print msg; terminate(); }
            event zeek_init() { Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal(
            """
            found a new peer in the network
            T, 127.0.0.1, T, Broker::PEERED, T
            36, T, T, F
            1, 0
            removed connection to remote peer, 0
            lost the last path

            """,
            second.Finish());
        Assert.Equal("handshake successful, F, F\nlost connection to remote peer, 0\n", first.Finish());
    }

    [Fact]
    public void Who_calls_nobody_learns_why()
    {
        var port = NodeRun.FreePort();
        var run = NodeRun.Start($$"""
            event Broker::error(code: Broker::ErrorCode, msg: string) { print code, msg; terminate(); }
            event zeek_init() { print Broker::peer("127.0.0.1", {{port}}/tcp, 0sec), |Broker::peers()|; }
            """);
        var lines = run.Finish().Split('\n');
        Assert.StartsWith("T, ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"Broker::PEER_UNAVAILABLE, (00000000-0000-0000-0000-000000000000, *127.0.0.1:{port}, \"unable to connect to remote peer\")", lines[1]);
    }

    [Fact]
    public void A_global_that_is_published_replaces_that_of_the_receiver_and_events_bring_their_time()
    {
        var port = NodeRun.FreePort();
        const string common = """
            global done: event();
            global value = 1 &redef;
            global names: set[string] = set("old") &redef;
            global other = "untouched" &redef;

            """;
        var receiver = NodeRun.Start(common + $$"""
            event done()
                {
                print value, names, other, |EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP)|;
                terminate();
                }
            event zeek_init() { Broker::subscribe("ids/"); Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var sender = NodeRun.Start(common + $$"""
            redef EventMetadata::add_network_timestamp = T;
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                {
                value = 77;
                names = set("a", "b");
                print Broker::publish_id("ids/x", "value"), Broker::publish_id("ids/x", "names"), Broker::publish_id("elsewhere", "other");
                Broker::publish("ids/done", done);
                }
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event zeek_init() { Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal("T, T, T\n", sender.Finish());
        Assert.Equal("77, {\na,\nb\n}, untouched, 1\n", receiver.Finish());
    }

    [Fact]
    public void A_relay_passes_on_what_it_forwards_and_raises_none_of_it()
    {
        var port = NodeRun.FreePort();
        const string common = """
            global ask: event(n: count);
            global answer: event(n: count);
            global bye: event();

            """;
        var relay = NodeRun.Start(common + $$"""
            redef Broker::forward_messages = T;
            global gone = 0;
            event ask(n: count) { print "raised"; }
            event answer(n: count) { print "raised"; }
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { if ( ++gone == 2 ) terminate(); }
            event zeek_init() { Broker::forward("to/"); Broker::forward("from/"); Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var far = NodeRun.Start(common + $$"""
            event ask(n: count) { Broker::publish("from/far", answer, n + 1); }
            event bye() { terminate(); }
            event zeek_init() { Broker::subscribe("to/far"); Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        var near = NodeRun.Start(common + $$"""
            global heard = F;
            event again() { if ( ! heard ) { Broker::publish("to/far", ask, 41); schedule 100msec { again() }; } }
            event end_all() { terminate(); }
            event answer(n: count) { if ( heard ) return; heard = T; print n; Broker::publish("to/far", bye); schedule 500msec { end_all() }; }
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string) { event again(); }
            event zeek_init() { Broker::subscribe("from/"); Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal("42\n", near.Finish());
        Assert.Equal("", far.Finish());
        Assert.Equal("", relay.Finish());
    }

    [Fact]
    public async Task Every_engine_of_a_process_hears_an_event_once_and_all_of_them_are_one_peer()
    {
        const int Engines = 3;
        await using var context = new BrokerContext();
        var endpoint = context.Spawn(new BrokerOptions { Tls = TlsOptions.Disabled });
        endpoint.Subscribe("out");
        var port = endpoint.Listen("127.0.0.1");
        var run = Task.Factory.StartNew(
            () => TracedRun.Over(SampleTraffic.Capture(), Engines, $$"""
                redef Broker::disable_ssl = T;
                global n = 0;
                global is_known = F;
                global here: event();
                global got: event(n: count);
                event anybody() { if ( ! is_known ) Broker::publish("out", here); is_known = T; }
                event one() { ++n; }
                event report() { Broker::publish("out", got, n); }
                event bye() { terminate(); }
                event zeek_init() { Broker::subscribe("in"); Broker::peer("127.0.0.1", {{port}}/tcp); }
                """),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(await endpoint.AwaitSubscriptionAsync("in", Patience));

        // Engines start one after the other, and each hears what comes from then on.
        for (var known = 0; known < Engines;)
        {
            endpoint.Publish("in", ZeekMessage.Event("anybody"));
            if (endpoint.TryReceive(TimeSpan.FromMilliseconds(100), out _))
                known++;
        }

        for (var i = 0; i < 100; i++)
            endpoint.Publish("in", ZeekMessage.Event("one"));
        endpoint.Publish("in", ZeekMessage.Event("report"));
        for (var i = 0; i < Engines; i++)
        {
            Assert.True(endpoint.TryReceive(Patience, out var message));
            Assert.Equal(BrokerData.Vector(100UL), Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(message.Data)).Arguments.Data);
        }

        Assert.Single(endpoint.Peers);
        endpoint.Publish("in", ZeekMessage.Event("bye"));
        Assert.Equal("", (await run.WaitAsync(Patience)).Printed);
        Assert.Empty(endpoint.Poll());
    }

    [Fact]
    public async Task Changes_by_a_worker_reach_another_through_the_manager_whose_stores_everybody_shares()
    {
        using var cluster = new ClusterRun(
            """
            global shared: table[count] of string &publish_on_change=[$changes=set(TABLE_ELEMENT_NEW)];
            global kept: table[string] of count &backend=Broker::MEMORY;
            global go: event();
            global seen: event(who: string);
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
                    kept["k"] = 5;
                    schedule 1sec { go_all() };
                    }
                }

            event Broker::announce_masters(masters: set[string]) { print "announced", masters; }

            event look()
                {
                if ( 1 in shared && "k" in kept )
                    {
                    print shared[1], kept["k"];
                    Cluster::publish(Cluster::manager_topic, seen, Cluster::node);
                    }
                else
                    schedule 50msec { look() };
                }

            event go()
                {
                if ( Cluster::node == "worker1" )
                    shared[1] = "by worker1";
                else
                    event look();
                }

            event seen(who: string)
                {
                print who, shared[1];
                Cluster::publish(Cluster::worker_topic, bye);
                schedule 500msec { bye() };
                }
            """,
            "manager",
            "worker1",
            "worker2");
        var printed = await cluster.Finish();
        Assert.Equal("worker2, by worker1\n", printed["manager"]);
        Assert.Equal("announced, {\nkept\n}\n", printed["worker1"]);
        Assert.Equal("announced, {\nkept\n}\nby worker1, 5\n", printed["worker2"]);
    }
}
