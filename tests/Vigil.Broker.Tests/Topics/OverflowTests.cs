using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>What happens to those who do not keep up: by topic, counted, with a reason.</summary>
public sealed class OverflowTests
{
    private const string DeafHello = "00000017065a45454bffffffffffff4fffbfffffffffffffff0101" + "000000040b010174"; // subscribes to t, and never reads again
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly FlowLimits ByTopic = new()
    {
        Capacity = 10,
        Policy = OverflowPolicy.DropOldest,
        TopicPolicies = new Dictionary<Topic, OverflowPolicy>
        {
            ["t/newest"] = OverflowPolicy.DropNewest,
            ["t/cut"] = OverflowPolicy.Disconnect,
            ["t/block"] = OverflowPolicy.Block,
            ["t/block/not"] = OverflowPolicy.DropNewest,
        },
    };

    [Theory]
    [InlineData("t/other", 10, 15, "5 6 7 8 9 10 11 12 13 14")]
    [InlineData("t/newest", 10, 15, "0 1 2 3 4 5 6 7 8 9")]
    [InlineData("t/block/not", 10, 15, "0 1 2 3 4 5 6 7 8 9")] // the longest beginning counts
    public void What_is_dropped_the_policy_of_the_topic_says(string topic, int kept, int sent, string left)
    {
        using var context = new BrokerContext();
        var (source, sink) = (context.Spawn(), context.Spawn());
        source.Peer(sink);
        using var subscriber = sink.CreateSubscriber(ByTopic, "t");
        for (var i = 0u; i < sent; i++)
            source.Publish(topic, i);
        Assert.Equal(new FlowCounts(kept, 10, sent - kept, 0), subscriber.Counts);
        Assert.Equal(left, string.Join(' ', subscriber.Poll().Select(static m => m.Data)));
    }

    [Fact]
    public void Who_is_cut_off_learns_why_and_how_much_is_gone()
    {
        using var context = new BrokerContext();
        var (source, sink) = (context.Spawn(), context.Spawn());
        source.Peer(sink);
        using var subscriber = sink.CreateSubscriber(ByTopic, "t");
        for (var i = 0u; i < 20; i++)
            source.Publish("t/cut", i);
        Assert.Equal(11, subscriber.Counts.Dropped);
        var fault = Assert.Throws<BrokerException>(() => subscriber.Receive());
        Assert.Equal(ErrorCode.EndOfFile, fault.Code);
        Assert.Contains("10 messages waited", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_completes_when_the_slow_one_has_made_room()
    {
        await using var context = new BrokerContext();
        var (source, sink) = (context.Spawn(), context.Spawn());
        source.Peer(sink);
        using var subscriber = sink.CreateSubscriber(ByTopic, "t");
        for (var i = 0u; i < 10; i++)
        {
            var published = source.PublishAsync("t/block", i).AsTask();
            Assert.True(published.IsCompletedSuccessfully);
        }

        var waiting = source.PublishAsync("t/block", 10u).AsTask();
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        Assert.Equal((11, 1L, 0L), (subscriber.Available, subscriber.Counts.Blocked, subscriber.Counts.Dropped));
        Assert.Equal(BrokerData.Count(0), subscriber.Receive().Data);
        await waiting.WaitAsync(Patience);
        Assert.Equal(10, subscriber.Poll().Count);
    }

    [Fact]
    public async Task PublishAsync_waits_for_a_peer_that_does_not_read_and_no_longer_than_it_is_there()
    {
        await using var context = new BrokerContext();
        var source = context.Spawn(new BrokerOptions
        {
            Tls = TlsOptions.Disabled,
            GoodbyeTimeout = TimeSpan.FromMilliseconds(50),
            PeerFlow = new FlowLimits { Capacity = 10, Policy = OverflowPolicy.Block },
        });
        var deaf = new TcpClient("127.0.0.1", source.Listen("127.0.0.1"));
        await deaf.GetStream().WriteAsync(Convert.FromHexString(DeafHello));
        Assert.True(EndpointId.TryParse("ffffffff-ffff-4fff-bfff-ffffffffffff", out var id));
        Assert.True(await source.AwaitPeerAsync(id, Patience));
        var payload = new string('x', 100_000);
        var waiting = Task.CompletedTask;
        for (var i = 0; i < 10_000 && waiting.IsCompleted; i++)
        {
            waiting = source.PublishAsync("t", payload).AsTask();
            if (!waiting.IsCompleted)
                await Task.WhenAny(waiting, Task.Delay(200)); // the system's buffers may still be filling
        }

        Assert.False(waiting.IsCompleted);
        var flow = Assert.Single(source.Peers).Flow;
        Assert.Equal(0, flow.Dropped);
        Assert.InRange(flow.MaxQueued, 10, 12);
        deaf.Dispose();
        await waiting.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(OverflowPolicy.DropNewest)]
    [InlineData(OverflowPolicy.DropOldest)]
    public async Task What_a_peer_over_the_network_misses_the_policy_says(OverflowPolicy policy)
    {
        await using var context = new BrokerContext();
        var source = context.Spawn(new BrokerOptions
        {
            Tls = TlsOptions.Disabled,
            LoopGuard = false,
            GoodbyeTimeout = TimeSpan.FromMilliseconds(50),
            PeerFlow = new FlowLimits { Capacity = 50, Policy = policy },
        });
        using var slow = new FramePeer(new TcpClient("127.0.0.1", source.Listen("127.0.0.1")));
        await slow.SayAsync(DeafHello[8..54]);
        await slow.SayAsync(DeafHello[62..]);
        Assert.True(EndpointId.TryParse("ffffffff-ffff-4fff-bfff-ffffffffffff", out var id));
        Assert.True(await source.AwaitPeerAsync(id, Patience));
        var payload = new string('x', 100_000);
        for (var i = 0u; i < 1000; i++)
            source.Publish("t", BrokerData.Vector(i, payload));
        var flow = Assert.Single(source.Peers).Flow;
        Assert.InRange(flow.Dropped, 1, 950);

        // Then it reads after all.
        var heard = new List<ulong>();
        for (var left = 1000 - flow.Dropped; left > 0;)
        {
            var message = Convert.FromHexString(await slow.HearAsync());
            if (message.Length < payload.Length)
                continue; // of the handshake
            Assert.True(BrokerData.TryFromBinary(message.AsMemory(38).ToArray(), out var data));
            heard.Add(data.AsVector()[0].AsCount());
            left--;
        }

        // In between, the connection may take some at any time; what the policy keeps is there in any case.
        Assert.Equal(heard.Order(), heard);
        var kept = policy == OverflowPolicy.DropNewest ? heard[..50] : heard[^50..];
        Assert.Equal(Enumerable.Range(policy == OverflowPolicy.DropNewest ? 0 : 950, 50).Select(static n => (ulong)n), kept);
    }
}
