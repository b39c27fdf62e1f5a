using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>Both sides call each other at once, as recorded: one connection stays, the other is told that it is redundant, and both calls succeed.</summary>
public sealed class SimultaneousTests
{
    private const string Small = "15180a8c2f6451a182e7cbf0f9f8dfcb"; // originates on both connections, and so decides
    private const string Great = "a19a7fc3be535c44a42202b8c7d17a8f";
    private const string Redundant = "2714726564756e64616e7420636f6e6e656374696f6e"; // 39, "redundant connection"
    private const string Bye = "001000033c243e4259450100000000000010";
    private const string SmallFilter = "01056d2f74776f";
    private const string GreatFilter = "01056d2f6f6e65";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Our_endpoint_with_the_smaller_id_keeps_the_first_and_refuses_the_second()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, Small, "m/two");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var accepted = new FramePeer(new TcpClient("127.0.0.1", endpoint.Listen("127.0.0.1")));
        await accepted.ExpectAsync("075a45454b");
        await accepted.SayAsync($"065a45454b{Great}0101");
        await accepted.ExpectAsync($"085a45454b{Small}01");
        await accepted.ExpectAsync($"0a{SmallFilter}");

        // Its own call comes to the same peer while that handshake is under way: it waits, and then is not needed.
        var outcome = endpoint.PeerAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.FromSeconds(1));
        using var called = new FramePeer(await listener.AcceptTcpClientAsync());
        await called.SayAsync("075a45454b");
        await called.ExpectAsync($"065a45454b{Small}0101");
        await called.SayAsync($"065a45454b{Great}0101");
        await accepted.SayAsync($"0b{GreatFilter}");
        await accepted.ExpectAsync("0c");
        await called.ExpectAsync($"095a45454b{Small}{Redundant}");
        await called.ExpectEndAsync();
        Assert.True(await outcome.WaitAsync(Patience));
        Assert.Single(endpoint.Peers);
        await accepted.SayAsync($"{Great}{Small}04{Bye}");
        await accepted.ExpectAsync($"{Small}{Great}05{Bye}");
    }

    [Fact]
    public async Task Our_endpoint_with_the_greater_id_takes_the_refusal_for_success()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, Great, "m/one");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var accepted = new FramePeer(new TcpClient("127.0.0.1", endpoint.Listen("127.0.0.1")));
        var outcome = endpoint.PeerAsync("127.0.0.1", port, TimeSpan.FromSeconds(1));
        using var called = new FramePeer(await listener.AcceptTcpClientAsync());
        await accepted.SayAsync($"065a45454b{Small}0101");
        await accepted.ExpectAsync("075a45454b");
        await accepted.ExpectAsync($"065a45454b{Great}0101");
        await called.SayAsync("075a45454b");
        await called.ExpectAsync($"065a45454b{Great}0101");

        // The one it made is taken, the one it was called by is not.
        await called.SayAsync($"085a45454b{Small}01");
        await called.SayAsync($"0a{SmallFilter}");
        await called.ExpectAsync($"0b{GreatFilter}");
        await called.SayAsync("0c");
        await accepted.SayAsync($"095a45454b{Small}{Redundant}");
        await accepted.ExpectEndAsync();
        Assert.True(await outcome.WaitAsync(Patience));
        Assert.Single(endpoint.Peers);

        // A peering the other side made satisfies a call too, and there is no other attempt while it lasts.
        await called.SayAsync($"{Small}{Great}04{Bye}");
        await called.ExpectAsync($"{Great}{Small}05{Bye}");
        using var second = new TcpListener(IPAddress.Loopback, 0);
        second.Start();
        var again = endpoint.PeerAsync("127.0.0.1", ((IPEndPoint)second.LocalEndpoint).Port, TimeSpan.FromSeconds(1));
        using var another = new FramePeer(await second.AcceptTcpClientAsync());
        await another.ExpectAsync($"065a45454b{Great}0101");
        await another.SayAsync($"095a45454b{Small}{Redundant}");
        Assert.True(await again.WaitAsync(Patience));
        await Task.Delay(1200);
        Assert.False(second.Pending());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_of_ours_that_call_each_other_settle_on_one_connection(bool isSmallFirst)
    {
        for (var round = 0; round < 5; round++)
        {
            await using var context = new BrokerContext();
            var (small, great) = (Spawn(context, Small, "m/two"), Spawn(context, Great, "m/one"));
            var (first, other) = isSmallFirst ? (small, great) : (great, small);
            var (port, otherPort) = (first.Listen("127.0.0.1"), other.Listen("127.0.0.1"));
            var calls = new[] { first.PeerAsync("127.0.0.1", otherPort, TimeSpan.FromSeconds(1)), other.PeerAsync("127.0.0.1", port, TimeSpan.FromSeconds(1)) };
            Assert.All(await Task.WhenAll(calls).WaitAsync(Patience), Assert.True);
            Assert.True(await small.AwaitSubscriptionAsync("m/one", Patience) && await great.AwaitSubscriptionAsync("m/two", Patience));
            for (var i = 0u; i < 10; i++)
                small.Publish("m/one", i);
            for (var i = 0u; i < 10; i++)
            {
                Assert.True(great.TryReceive(Patience, out var message));
                Assert.Equal(BrokerData.Count(i), message.Data);
            }

            Assert.Empty(great.Poll());
            Assert.Single(small.Peers);
            Assert.Single(great.Peers);
        }
    }

    private static Endpoint Spawn(BrokerContext context, string id, string topic)
    {
        Assert.True(EndpointId.TryParse(Guid.ParseExact(id, "N").ToString(), out var self));
        var endpoint = context.Spawn(new BrokerOptions { Id = self, Tls = TlsOptions.Disabled, LoopGuard = false, GoodbyeTimeout = TimeSpan.FromMilliseconds(50) });
        endpoint.Subscribe(topic);
        return endpoint;
    }
}
