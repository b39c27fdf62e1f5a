namespace Vigil.Broker.Tests;

/// <summary>Circles of endpoints that pass messages on.</summary>
public sealed class CircleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(0, 1, 3)]
    [InlineData(1, 16, 64)] // what comes back through a stranger looks new; how long it lives is counted down
    [InlineData(3, 16, 64)]
    public async Task A_message_does_not_go_round_for_ever_even_if_some_do_not_know_it_again(int strangers, int mostOfOne, int mostOfAll)
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled, ForwardMessages = true };
        var ring = Enumerable.Range(0, 3).Select(i => context.Spawn(options with { LoopGuard = i >= strangers })).ToArray();
        foreach (var endpoint in ring)
            endpoint.Subscribe("t");
        for (var i = 0; i < ring.Length; i++)
        {
            var next = ring[(i + 1) % ring.Length];
            Assert.True(await ring[i].PeerAsync("127.0.0.1", next.Listen("127.0.0.1")));
            Assert.True(await next.AwaitPeerAsync(ring[i].Id, Patience));
        }

        var outside = context.Spawn(options);
        Assert.True(await outside.PeerAsync("127.0.0.1", ring[0].Listen("127.0.0.1")));
        Assert.True(await outside.AwaitSubscriptionAsync("t", Patience));
        outside.Publish("t", 1u);

        // Whatever goes round has the same way: it is quiet when nothing new came for a while.
        var counts = new int[ring.Length];
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(50);
            for (var i = 0; i < ring.Length; i++)
            {
                var fresh = ring[i].Poll().Count;
                counts[i] += fresh;
                quiet = fresh > 0 ? 0 : quiet;
            }

            Assert.True(counts.Sum() <= mostOfAll, string.Join(' ', counts));
        }

        Assert.All(counts, c => Assert.InRange(c, 1, mostOfOne));
    }

    [Fact]
    public async Task What_comes_back_to_its_publisher_is_not_delivered_or_passed_on()
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled, ForwardMessages = true };
        var (a, b, c) = (context.Spawn(options), context.Spawn(options), context.Spawn(options));
        foreach (var endpoint in (Endpoint[])[a, b, c])
            endpoint.Subscribe("t");
        Assert.True(await a.PeerAsync("127.0.0.1", b.Listen("127.0.0.1")));
        Assert.True(await b.PeerAsync("127.0.0.1", c.Listen("127.0.0.1")));
        Assert.True(await c.PeerAsync("127.0.0.1", a.Listen("127.0.0.1")));
        Assert.True(await a.AwaitPeerAsync(c.Id, Patience));
        a.Publish("t", 1u);
        Assert.True(b.TryReceive(Patience, out _));
        Assert.True(c.TryReceive(Patience, out _));
        Assert.NotNull(await a.PingAsync(b.Id, Patience));
        await Task.Delay(100);
        Assert.Empty(a.Poll());
        Assert.Empty(b.Poll());
        Assert.Empty(c.Poll());
    }
}
