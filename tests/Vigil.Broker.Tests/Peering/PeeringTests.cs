using System.Collections.Concurrent;

namespace Vigil.Broker.Tests;

public sealed class PeeringTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<TlsMode> Modes => [TlsMode.Disabled, TlsMode.Anonymous];

    [Fact]
    public void The_two_programs_of_the_talk_in_one_process()
    {
        using var context = new BrokerContext();
        var sender = context.Spawn();
        var receiver = context.Spawn();
        sender.Peer(receiver);
        receiver.Subscribe("bro/event");
        sender.Publish("bro/event", "my_event", "Hello C# Broker!", 42u);
        var message = receiver.Receive();
        var hello = Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(message.Data));
        Assert.Equal("my_event", hello.Name);
        Assert.Equal("(Hello C# Broker!, 42)", hello.Arguments.ToString());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Messages_go_both_ways_over_a_connection(TlsMode mode)
    {
        var options = new BrokerOptions { Tls = new TlsOptions { Mode = mode } };
        await using var context = new BrokerContext();
        var a = context.Spawn(options);
        var b = context.Spawn(options);
        a.Subscribe("to/a");
        b.Subscribe("to/b");
        var port = a.Listen("127.0.0.1");
        Assert.True(b.Peer("127.0.0.1", port));
        Assert.True(await a.AwaitPeerAsync(b.Id, Patience));
        a.Publish("to/b/x", 1u);
        b.Publish("to/a/y", "two");
        Assert.True(a.TryReceive(Patience, out var atA));
        Assert.True(b.TryReceive(Patience, out var atB));
        Assert.Equal("to/a/y -> two", atA.ToString());
        Assert.Equal("to/b/x -> 1", atB.ToString());
        Assert.NotNull(await a.PingAsync(b.Id, Patience));
    }

    [Fact]
    public async Task A_subscription_that_comes_later_is_waited_for_also_without_a_network()
    {
        await using var context = new BrokerContext();
        var (source, sink) = (context.Spawn(), context.Spawn());
        source.Peer(sink);
        Assert.False(source.HasSubscribers("late"));
        var waiting = source.AwaitSubscriptionAsync("late", Patience);
        sink.Subscribe("late");
        Assert.True(await waiting);
        Assert.True(source.HasSubscribers("late/more"));
    }

    [Fact]
    public async Task Callbacks_and_streams_get_what_they_subscribed_to()
    {
        await using var context = new BrokerContext();
        var source = context.Spawn();
        var sink = context.Spawn();
        source.Peer(sink);
        var got = new BlockingCollection<string>();
        using var foo = sink.Subscribe("foo", (t, d) => got.Add($"foo {t}: {d}"));
        using var bar = sink.Subscribe("bar", (t, d) => got.Add($"bar {t}: {d}"));
        using var all = sink.CreateSubscriber("");
        source.Publish("foo/1", 1u);
        source.Publish("bar", 2u);
        source.Publish("other", 3u);
        HashSet<string> two = [got.Take(), got.Take()];
        Assert.Equal(["foo foo/1: 1", "bar bar: 2"], two);
        var topics = new List<string>();
        await foreach (var message in all.ReadAllAsync())
        {
            topics.Add(message.Topic.ToString());
            if (topics.Count == 3)
                break;
        }

        Assert.Equal(["foo/1", "bar", "other"], topics);
        Assert.True(all.WaitHandle.WaitOne(0) is false);
        source.Publish("more", 4u);
        Assert.True(all.WaitHandle.WaitOne(Patience));
    }

    [Fact]
    public async Task A_subscription_made_later_reaches_the_peer()
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        var a = context.Spawn(plain);
        var b = context.Spawn(plain);
        Assert.True(b.Peer("127.0.0.1", a.Listen("127.0.0.1")));
        a.Subscribe("late");
        Assert.True(await b.AwaitSubscriptionAsync("late/x", Patience));
        b.Publish("late/x", 1u);
        Assert.True(a.TryReceive(Patience, out _));
    }

    [Fact]
    public async Task A_peering_is_reported_when_it_comes_and_when_it_goes()
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        var a = context.Spawn(plain);
        var b = context.Spawn(plain);
        using var atA = a.CreateStatusSubscriber();
        using var atB = b.CreateStatusSubscriber();
        var port = a.Listen("127.0.0.1");
        Assert.True(b.Peer("127.0.0.1", port, TimeSpan.Zero));
        Assert.True(b.Unpeer("127.0.0.1", port));
        StatusCode[] expected = [StatusCode.EndpointDiscovered, StatusCode.PeerAdded, StatusCode.PeerRemoved, StatusCode.EndpointUnreachable];
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(_ => atB.Receive().Status));
        expected[2] = StatusCode.PeerLost;
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(_ => atA.Receive().Status));
        Assert.False(b.Unpeer("127.0.0.1", port));
        Assert.Equal(ErrorCode.PeerInvalid, atB.Receive().Error);
        Assert.Empty(a.Peers);
    }

    [Fact]
    public async Task Nobody_there_is_an_error_and_a_retry_finds_who_comes_later()
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        var a = context.Spawn(plain);
        var b = context.Spawn(plain);
        using var errors = b.CreateStatusSubscriber(withStatuses: false);
        var port = Ports.Free();
        Assert.False(b.Peer("127.0.0.1", port, TimeSpan.FromSeconds(1)));
        Assert.True(errors.TryReceive(Patience, out var error));
        Assert.Equal(ErrorCode.PeerUnavailable, error!.Error);
        Assert.Equal("unable to connect to remote peer", error.Text);
        a.Listen("127.0.0.1", port);
        Assert.True(await b.AwaitPeerAsync(a.Id, Patience));
    }

    [Fact]
    public async Task Of_two_that_call_each_other_one_connection_remains()
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        for (var round = 0; round < 10; round++)
        {
            var a = context.Spawn(plain);
            var b = context.Spawn(plain);
            var (toA, toB) = (a.Listen("127.0.0.1"), b.Listen("127.0.0.1"));
            using var errors = b.CreateStatusSubscriber(withStatuses: false);
            var outcomes = await Task.WhenAll(a.PeerAsync("127.0.0.1", toB), b.PeerAsync("127.0.0.1", toA));
            Assert.Equal([true, true], outcomes);
            Assert.True(await a.AwaitPeerAsync(b.Id, Patience));
            Assert.True(await b.AwaitPeerAsync(a.Id, Patience));
            Assert.Single(a.Peers);
            Assert.Single(b.Peers);
            await a.DisposeAsync();
            await b.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_endpoint_is_not_its_own_peer()
    {
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = TlsOptions.Disabled });
        using var errors = a.CreateStatusSubscriber(withStatuses: false);
        Assert.False(a.Peer("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero));
        Assert.Equal(ErrorCode.PeerInvalid, errors.Receive().Error);
        Assert.False(a.Peer(a));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_circle_of_relays_delivers_each_message_once(bool inProcess)
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled, ForwardMessages = true };
        var nodes = Enumerable.Range(0, 4).Select(_ => context.Spawn(options)).ToArray();
        foreach (var node in nodes)
            node.Subscribe("t");
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.True(inProcess ? nodes[i].Peer(nodes[j]) : nodes[i].Peer("127.0.0.1", nodes[j].Listen("127.0.0.1")));
        }

        foreach (var node in nodes)
        {
            foreach (var other in nodes)
                Assert.True(node == other || await node.AwaitPeerAsync(other.Id, Patience));
        }

        for (var i = 0u; i < 100; i++)
            nodes[0].Publish("t", i);
        foreach (var node in nodes[1..])
        {
            for (var i = 0u; i < 100; i++)
            {
                Assert.True(node.TryReceive(Patience, out var message));
                Assert.Equal(BrokerData.Count(i), message.Data);
            }
        }

        await Task.Delay(100);
        Assert.All(nodes, static node => Assert.Empty(node.Poll()));
    }

    [Fact]
    public async Task A_relay_passes_on_what_it_announces()
    {
        await using var context = new BrokerContext();
        var relay = context.Spawn(new BrokerOptions { ForwardMessages = true });
        var left = context.Spawn();
        var right = context.Spawn();
        left.Peer(relay);
        right.Peer(relay);
        right.Subscribe("t");
        left.Publish("t", 1u);
        Assert.Empty(right.Poll());
        relay.Forward("t");
        left.Publish("t", 2u);
        Assert.Equal(BrokerData.Count(2), right.Receive().Data);
    }

    [Fact]
    public async Task A_slow_subscriber_slows_its_publisher_and_loses_nothing()
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions
        {
            Tls = TlsOptions.Disabled,
            PeerFlow = new FlowLimits { Capacity = 64, Policy = OverflowPolicy.Block },
            SubscriberFlow = new FlowLimits { Capacity = 64, Policy = OverflowPolicy.Block },
        };
        var source = context.Spawn(options);
        var sink = context.Spawn(options);
        sink.Subscribe("t");
        Assert.True(source.Peer("127.0.0.1", sink.Listen("127.0.0.1")));
        const uint count = 10_000;
        var publishing = Task.Run(() =>
        {
            for (var i = 0u; i < count; i++)
                source.Publish("t", BrokerData.Vector(i, new string('x', 1000)));
        });
        await Task.Delay(300);
        Assert.False(publishing.IsCompleted);
        Assert.True(source.Peers[0].Flow.MaxQueued <= 65);
        for (var i = 0u; i < count; i++)
            Assert.Equal(BrokerData.Count(i), sink.Receive().Data.AsVector()[0]);
        await publishing;
    }

    [Theory]
    [InlineData(OverflowPolicy.DropOldest)]
    [InlineData(OverflowPolicy.DropNewest)]
    [InlineData(OverflowPolicy.Disconnect)]
    public void What_does_not_fit_goes_by_the_policy_of_its_topic(OverflowPolicy policy)
    {
        using var context = new BrokerContext();
        var source = context.Spawn();
        var sink = context.Spawn();
        source.Peer(sink);
        using var subscriber = sink.CreateSubscriber(
            new FlowLimits { Capacity = 2, TopicPolicies = new Dictionary<Topic, OverflowPolicy> { ["t"] = policy } }, "t");
        for (var i = 0u; i < 5; i++)
            source.Publish("t", i);
        var kept = subscriber.Poll().Select(static m => m.Data.AsCount());
        Assert.Equal(policy switch { OverflowPolicy.DropOldest => [3, 4], OverflowPolicy.DropNewest => [0, 1], _ => [] }, kept);
        Assert.Equal(3, subscriber.Counts.Dropped);
        if (policy == OverflowPolicy.Disconnect)
            Assert.Equal(ErrorCode.EndOfFile, Assert.Throws<BrokerException>(() => subscriber.Receive()).Code);
    }

    [Fact]
    public async Task A_hub_reaches_its_own_endpoint_but_not_itself()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("t");
        using var first = endpoint.CreateHub("t");
        using var second = endpoint.CreateHub("t");
        first.Publish("t", 1u);
        Assert.Equal(BrokerData.Count(1), endpoint.Receive().Data);
        Assert.Equal(BrokerData.Count(1), second.Subscriber.Receive().Data);
        Assert.Equal(0, first.Subscriber.Available);
    }
}
