using Vigil.Broker;

namespace Vigil.Engine.Tests.Cluster;

/// <summary>Scripts that talk to others over Broker.</summary>
public sealed class BrokerScriptTests
{
    [Fact]
    public void Two_nodes_exchange_events_over_loopback()
    {
        var port = NodeRun.FreePort();
        const string common = """
            type R: record { a: string; b: count &optional; t: table[count, string] of addr &default=table(); };
            global ask: event(n: int, r: R, x: any, p: pattern, i: interval);
            global answer: event(n: count);

            """;
        var first = NodeRun.Start(common + $$"""
            event ask(n: int, r: R, x: any, p: pattern, i: interval)
                { print n, r$a, r?$b, r$t[1, "k"], x as set[port], p == "foo", i; Broker::publish("back", answer, 7); }
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { print msg; terminate(); }
            event zeek_init() { Broker::subscribe("there/"); print Broker::listen("127.0.0.1", {{port}}/tcp) == {{port}}/tcp; }
            """);
        var second = NodeRun.Start(common + $$"""
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                { print Broker::publish("there/here", ask, -3, [$a="text", $t=table([1, "k"] = 10.0.0.1)], set(53/udp), /foo|bar/, 1.5sec); }
            event answer(n: count) { print n, |Broker::peers()|; terminate(); }
            event zeek_init() { Broker::subscribe("back"); Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal("T\n7, 1\n", second.Finish());
        Assert.Equal("T\n-3, text, F, 10.0.0.1, {\n53/udp\n}, T, 1.0 sec 500.0 msecs\nlost connection to remote peer\n", first.Finish());
    }

    [Fact]
    public void A_copy_of_a_store_answers_what_the_master_was_given()
    {
        var port = NodeRun.FreePort();
        var master = NodeRun.Start($$"""
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event zeek_init()
                {
                local h = Broker::create_master("shared");
                Broker::put(h, "key", set(1, 2));
                Broker::listen("127.0.0.1", {{port}}/tcp);
                }
            """);
        var clone = NodeRun.Start($$"""
            global h: opaque of Broker::Store;
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                {
                h = Broker::create_clone("shared");
                when ( local r = Broker::get(h, "key") )
                    {
                    switch ( r$result )
                        {
                        case type count: print "a count"; break;
                        case type set[count] as s: print r$status, 2 in s; break;
                        }

                    terminate();
                    }
                timeout 30sec { print "no answer"; terminate(); }
                }
            event zeek_init() { Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal("Broker::SUCCESS, T\n", clone.Finish());
        Assert.Equal("", master.Finish());
    }

    [Fact]
    public async Task A_WebSocket_client_raises_an_event_and_hears_the_answer()
    {
        var port = NodeRun.FreePort();
        var server = NodeRun.Start($$"""
            global ask: event(n: count);
            global answer: event(n: count, s: string);
            event ask(n: count) { Cluster::publish("answers", answer, n + 1, "one more"); }
            event Cluster::websocket_client_added(endpoint: Cluster::EndpointInfo, subscriptions: string_vec) { print "added", subscriptions; }
            event Cluster::websocket_client_lost(endpoint: Cluster::EndpointInfo, code: count, reason: string) { print "lost"; terminate(); }
            event zeek_init()
                {
                Cluster::subscribe("questions");
                print Cluster::listen_websocket(Cluster::WebSocketServerOptions($listen_addr=127.0.0.1, $listen_port={{port}}/tcp));
                }
            """);
        BrokerWebSocketClient? client = null;
        for (var attempt = 0; client is null; attempt++)
        {
            try
            {
                client = await BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/v1/messages/json"), ["answers"]);
            }
            catch (System.Net.WebSockets.WebSocketException) when (attempt < 300)
            {
                await Task.Delay(100); // it is still loading its scripts
            }
        }

        await client.PublishAsync("questions", ZeekMessage.Event("ask", 41UL).Data);
        var message = await client.ReceiveAsync();
        var answer = Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(message!.Value.Data));
        Assert.Equal("answer", answer.Name);
        Assert.Equal(BrokerData.Vector(42UL, "one more"), answer.Arguments.Data);
        await client.DisposeAsync();
        Assert.Equal("T\nadded, [answers]\nlost\n", server.Finish());
    }

    [Fact]
    public void Opaque_data_comes_back_as_the_type_it_was_and_no_other()
    {
        var run = NodeRun.Start("""
            type E: enum { ONE, TWO };
            event zeek_init()
                {
                local d = Broker::data(vector(TWO, ONE));
                print d is vector of E, d is vector of string, (d as vector of E)[0];
                print Broker::data(5) is int, Broker::data(+5) is int, Broker::data(-1sec) as interval;
                print Broker::data(set([1, "a"])) as set[count, string], Broker::data([2001:db8::]/32) as subnet;
                print Broker::data(/a|b/) as pattern, Broker::data(T);
                }
            """);
        Assert.Equal(
            "T, F, TWO\nF, T, -1.0 sec\n{\n[1, a]\n}, 2001:db8::/32\n/^?(a|b)$?/, [data=broker::data{T}]\n", run.Finish());
    }
}
