using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

public sealed class ManyPeersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_processes_exchange_messages_over_TLS()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("back");
        using var process = OtherProcess.Start("echo", endpoint.Listen("127.0.0.1").ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(await endpoint.AwaitSubscriptionAsync("there", Patience));
        Assert.True(endpoint.Options.Tls.Mode == TlsMode.Anonymous);
        for (var i = 0u; i < 1000; i++)
            endpoint.Publish("there", i);
        endpoint.Publish("there", BrokerData.None);
        for (var i = 0u; i < 1000; i++)
        {
            Assert.True(endpoint.TryReceive(Patience, out var message));
            Assert.Equal(BrokerData.Count(i), message.Data);
        }

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode); // it said goodbye, and all it had sent arrived
        Assert.True(endpoint.TryReceive(Patience, out _));
    }

    [Fact]
    public async Task A_hub_serves_fifty_peers()
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled };
        var hub = context.Spawn(options with { ForwardMessages = true });
        hub.Forward("t");
        var port = hub.Listen("127.0.0.1");
        var peers = Enumerable.Range(0, 50).Select(_ => context.Spawn(options)).ToArray();
        foreach (var peer in peers)
        {
            peer.Subscribe("t");
            Assert.True(await peer.PeerAsync("127.0.0.1", port));
        }

        foreach (var peer in peers)
            Assert.True(await hub.AwaitPeerAsync(peer.Id, Patience));
        for (var i = 0u; i < 20; i++)
            peers[i % 5].Publish("t", i);
        for (var p = 0; p < peers.Length; p++)
        {
            for (var n = p < 5 ? 16 : 20; n > 0; n--)
                Assert.True(peers[p].TryReceive(Patience, out _));
        }
    }

    [Fact]
    public async Task One_that_does_not_read_stalls_nobody_else_and_memory_stays_bounded()
    {
        await using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled, GoodbyeTimeout = TimeSpan.FromMilliseconds(50), PeerFlow = new FlowLimits { Capacity = 500 } };
        var source = context.Spawn(options);
        var port = source.Listen("127.0.0.1");
        using var deaf = new TcpClient("127.0.0.1", port);
        await deaf.GetStream().WriteAsync(Convert.FromHexString("00000017065a45454bffffffffffff4fffbfffffffffffffff0101" + "000000040b010174"));
        Assert.True(EndpointId.TryParse("ffffffff-ffff-4fff-bfff-ffffffffffff", out var deafId));
        Assert.True(await source.AwaitPeerAsync(deafId, Patience));
        var good = context.Spawn(options with { PeerFlow = new FlowLimits { Policy = OverflowPolicy.Block }, SubscriberFlow = new FlowLimits { Capacity = 100_000 } });
        good.Subscribe("t");
        Assert.True(await good.PeerAsync("127.0.0.1", port));
        Assert.True(await source.AwaitPeerAsync(good.Id, Patience)); // the caller is through with the handshake first
        var payload = new string('x', 4000);
        for (var i = 0u; i < 5000; i++)
        {
            source.Publish("t", BrokerData.Vector(i, payload));
            if (i % 100 == 99)
                Assert.NotNull(await source.PingAsync(good.Id, Patience)); // the good one has all so far
        }

        for (var i = 0u; i < 5000; i++)
        {
            Assert.True(good.TryReceive(Patience, out var message));
            Assert.Equal(BrokerData.Count(i), message.Data.AsVector()[0]);
        }

        var flow = source.Peers.Single(p => p.Peer.Id == deafId).Flow;
        Assert.InRange(flow.MaxQueued, 1, 502);
        Assert.True(flow.Dropped > 0);
    }

    [Fact]
    public async Task One_that_does_not_read_is_cut_off_where_that_is_the_policy()
    {
        await using var context = new BrokerContext();
        var source = context.Spawn(new BrokerOptions
        {
            Tls = TlsOptions.Disabled,
            PeerFlow = new FlowLimits { Capacity = 50, Policy = OverflowPolicy.Disconnect },
        });
        using var statuses = source.CreateStatusSubscriber();
        using var deaf = new TcpClient("127.0.0.1", source.Listen("127.0.0.1"));
        await deaf.GetStream().WriteAsync(Convert.FromHexString("00000017065a45454bffffffffffff4fffbfffffffffffffff0101000000040b010174"));
        Assert.True(EndpointId.TryParse("ffffffff-ffff-4fff-bfff-ffffffffffff", out var id));
        Assert.True(await source.AwaitPeerAsync(id, Patience));
        for (var i = 0; i < 100_000 && source.Peers.Count > 0; i++)
            source.Publish("t", new string('x', 4000));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(statuses.TryReceive(Patience, out var status));
            if (i == 2)
                Assert.Contains("caf::sec::backpressure_overflow", status!.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_length_that_lies_costs_no_memory_and_ends_with_the_handshake_limit()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn(new BrokerOptions { Tls = TlsOptions.Disabled, HandshakeTimeout = TimeSpan.FromMilliseconds(300) });
        var port = endpoint.Listen("127.0.0.1");
        var strangers = new List<TcpClient>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200; i++)
        {
            var stranger = new TcpClient();
            await stranger.ConnectAsync(IPAddress.Loopback, port);
            await stranger.GetStream().WriteAsync(Convert.FromHexString("000fffff06"));
            strangers.Add(stranger);
        }

        // Together they claim 200 MiB; other tests of the process allocate meanwhile.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 100 << 20);
        foreach (var stranger in strangers)
        {
            // The probe, then the end.
            var octets = new byte[64];
            var read = 0;
            try
            {
                for (int n; (n = await stranger.GetStream().ReadAsync(octets)) > 0;)
                    read += n;
            }
            catch (IOException)
            {
            }

            Assert.Equal(9, read);
            stranger.Dispose();
        }
    }
}
