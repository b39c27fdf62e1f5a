using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>A recorded session of two reference processes with each side in turn played by our endpoint: it says what the reference said.</summary>
public sealed class SessionTests
{
    private const string Client = "ccbfa11d256958929ead658b75906da7"; // the greater id: the one that was called originates
    private static readonly string[] ServerTopics = ["zeek/event/a", "zeek/id/", "zeek/logs/", "zeek/supervisor", "zeek/table/"];
    private static readonly string[] ClientTopics = ["zeek/event/b", "zeek/supervisor", "zeek/table/"];
    private const string ServerFilter = "050c7a65656b2f6576656e742f61087a65656b2f69642f0a7a65656b2f6c6f67732f0f7a65656b2f73757065727669736f720b7a65656b2f7461626c652f";
    private const string ClientFilter = "030c7a65656b2f6576656e742f620f7a65656b2f73757065727669736f720b7a65656b2f7461626c652f";
    private const string Nil = "00000000000000000000000000000000";
    private const string Ping = "0010000c7a65656b2f6576656e742f610e030200000000000000010200000000000000010e03050470696e670e02050568656c6c6f02000000000000002a0e010e020200000000000000010918e9f98f55453600";
    private const string Pong = "0010000c7a65656b2f6576656e742f620e030200000000000000010200000000000000010e020504706f6e670e02050568656c6c6f02000000000000002a";
    private const string Update = "001000097a65656b2f69642f780e030200000000000000010200000000000000040e020503696476020000000000000063";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Called_our_endpoint_says_what_the_recorded_server_said()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, ServerId, ServerTopics);
        using var peer = new FramePeer(new TcpClient("127.0.0.1", endpoint.Listen("127.0.0.1")));
        await peer.ExpectAsync("075a45454b");
        await peer.SayAsync($"065a45454b{Client}0101");
        await peer.ExpectAsync($"085a45454b{ServerId}01");
        await peer.ExpectAsync($"0a{ServerFilter}");
        await peer.SayAsync($"0b{ClientFilter}");
        await peer.ExpectAsync("0c");
        await peer.SayAsync($"{Client}{Nil}01{Ping}");
        await peer.SayAsync($"{Client}{Nil}01{Update}");
        Assert.True(endpoint.TryReceive(Patience, out var first));
        var ping = Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(first.Data));
        Assert.Equal(("ping", 1795240320490092032), (ping.Name, ping.NetworkTime.AsNanoseconds()));
        Assert.True(endpoint.TryReceive(Patience, out var second));
        Assert.Equal(("idv", BrokerData.Count(99)), Assert.IsType<ZeekIdentifierUpdate>(ZeekMessage.TryParse(second.Data)) is var u ? (u.Name, u.Value) : default);
        endpoint.Publish("zeek/event/b", BrokerData.Vector(1u, 1u, BrokerData.Vector("pong", BrokerData.Vector("hello", 42u)))); // without metadata, as it was
        await peer.ExpectAsync($"{ServerId}{Nil}01{Pong}");
        await peer.SayAsync($"{Client}{ServerId}0400100003" + "3c243e" + "4259450100000000000010");
        await peer.ExpectAsync($"{ServerId}{Client}0500100003" + "3c243e" + "4259450100000000000010");
    }

    [Fact]
    public async Task Calling_our_endpoint_says_what_the_recorded_client_said()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, Client, ClientTopics);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var outcome = endpoint.PeerAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.Zero);
        using var peer = new FramePeer(await listener.AcceptTcpClientAsync());
        await peer.ExpectAsync($"065a45454b{Client}0101");
        await peer.SayAsync("075a45454b");
        await peer.SayAsync($"085a45454b{ServerId}01");
        await peer.SayAsync($"0a{ServerFilter}");
        await peer.ExpectAsync($"0b{ClientFilter}");
        await peer.SayAsync("0c");
        Assert.True(await outcome);
        var time = BrokerData.Timestamp(1795240320490092032);
        endpoint.Publish("zeek/event/a", ZeekEvent.Create("ping", ["hello", 42u], time, null));
        await peer.ExpectAsync($"{Client}{Nil}01{Ping}");
        endpoint.Publish("zeek/id/x", ZeekIdentifierUpdate.Create("idv", 99u));
        await peer.ExpectAsync($"{Client}{Nil}01{Update}");
        await peer.SayAsync($"{ServerId}{Nil}01{Pong}");
        Assert.True(endpoint.TryReceive(Patience, out var message));
        Assert.Equal("zeek/event/b -> (1, 1, (pong, (hello, 42)))", message.ToString());
    }

    // As recorded, in one piece.
    private const string ServerId = "5c956ba90c775887ab733a18d334e69f";

    private static Endpoint Spawn(BrokerContext context, string id, string[] topics)
    {
        Assert.True(EndpointId.TryParse(Guid.ParseExact(id, "N").ToString(), out var self));
        var endpoint = context.Spawn(new BrokerOptions { Id = self, Tls = TlsOptions.Disabled, LoopGuard = false, GoodbyeTimeout = TimeSpan.FromMilliseconds(50) });
        foreach (var topic in topics)
            endpoint.Subscribe(topic);
        return endpoint;
    }
}
