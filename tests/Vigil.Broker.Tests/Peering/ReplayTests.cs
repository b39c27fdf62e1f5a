using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>Plays one side of sessions recorded with the reference, octet by octet, and expects of our endpoint what the reference said.</summary>
public sealed class ReplayTests
{
    private const string SmallId = "00000000000040008000000000000001";
    private const string GreatId = "ffffffffffff4fffbfffffffffffffff";
    private const string OurId = "e40184e0af64574fac22dcadd09ffe67";
    private const string Probe = "075a45454b";

    // "zeek/event/b", and what the endpoint under test subscribes to: fwd/, zeek/event/a, zeek/supervisor, zeek/table/.
    private const string PeerFilter = "010c7a65656b2f6576656e742f62";
    private const string OurFilter = "04046677642f0c7a65656b2f6576656e742f610f7a65656b2f73757065727669736f720b7a65656b2f7461626c652f";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task An_acceptor_responds_to_a_smaller_id()
    {
        await using var stage = new Stage();
        using var peer = await stage.ConnectAsync();
        await peer.ExpectAsync(Probe);
        await peer.SayAsync($"065a45454b{SmallId}0101");
        await peer.ExpectAsync($"065a45454b{OurId}0101");
        await peer.SayAsync($"085a45454b{SmallId}01");
        await peer.SayAsync($"0a{PeerFilter}");
        await peer.ExpectAsync($"0b{OurFilter}");
        await peer.SayAsync("0c");
        await PlayEstablishedAsync(stage, peer, SmallId);
    }

    [Fact]
    public async Task An_acceptor_originates_for_a_greater_id_and_ignores_what_trails()
    {
        await using var stage = new Stage();
        using var peer = await stage.ConnectAsync();
        await peer.ExpectAsync(Probe);
        await peer.SayAsync(Probe);
        await peer.SayAsync($"065a45454b{GreatId}0101deadbeef");
        await peer.ExpectAsync($"085a45454b{OurId}01");
        await peer.ExpectAsync($"0a{OurFilter}");
        await peer.SayAsync($"0b{PeerFilter}");
        await peer.ExpectAsync("0c");
        await PlayEstablishedAsync(stage, peer, GreatId);

        using var again = await stage.ConnectAsync();
        await again.ExpectAsync(Probe);
        await again.SayAsync($"065a45454b{GreatId}0101");
        await again.ExpectAsync($"095a45454b{OurId}2714726564756e64616e7420636f6e6e656374696f6e");
        await again.ExpectEndAsync();
    }

    [Fact]
    public async Task A_connector_takes_either_role_probe_or_not_and_calls_again()
    {
        await using var stage = new Stage();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var outcome = stage.Endpoint.PeerAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.FromSeconds(1));
        using (var first = new FramePeer(await listener.AcceptTcpClientAsync()))
        {
            await first.ExpectAsync($"065a45454b{OurId}0101");
            await first.SayAsync($"095a45454b{GreatId}2714726564756e64616e7420636f6e6e656374696f6e");
            await first.ExpectEndAsync();
        }

        Assert.False(await outcome);
        using (var second = new FramePeer(await listener.AcceptTcpClientAsync()))
        {
            await second.ExpectAsync($"065a45454b{OurId}0101");
            await second.SayAsync($"085a45454b{SmallId}01");
            await second.SayAsync($"0a{PeerFilter}");
            await second.ExpectAsync($"0b{OurFilter}");
            await second.SayAsync("0c");
            await PlayEstablishedAsync(stage, second, SmallId);
        }

        using var third = new FramePeer(await listener.AcceptTcpClientAsync());
        await third.ExpectAsync($"065a45454b{OurId}0101");
        await third.SayAsync(Probe);
        await third.SayAsync($"065a45454b{GreatId}0101");
        await third.ExpectAsync($"085a45454b{OurId}01");
        await third.ExpectAsync($"0a{OurFilter}");
        await third.SayAsync($"0b{PeerFilter}");
        await third.ExpectAsync("0c");
        await PlayEstablishedAsync(stage, third, GreatId);
    }

    [Theory]
    [InlineData($"065a45454b{GreatId}c8c9", "021c756e737570706f727465642076657273696f6e73206f666665726564")] // versions 200 to 201
    [InlineData($"065a45454b{GreatId}0000", "021c756e737570706f727465642076657273696f6e73206f666665726564")]
    [InlineData($"0641414141{GreatId}0101", "261277726f6e67206d61676963206e756d626572")]
    [InlineData("63", "1418696e76616c6964206d657373616765207479706520746167")]
    public async Task A_bad_first_message_is_told_why(string message, string reason)
    {
        await using var stage = new Stage();
        using var peer = await stage.ConnectAsync();
        await peer.ExpectAsync(Probe);
        await peer.SayAsync(message);
        await peer.ExpectAsync($"095a45454b{OurId}{reason}");
        await peer.ExpectEndAsync();
    }

    [Theory]
    [InlineData("0a010161")] // out of turn
    [InlineData("")]
    public async Task What_is_out_of_turn_ends_the_connection_without_a_word(string message)
    {
        await using var stage = new Stage();
        using var peer = await stage.ConnectAsync();
        await peer.ExpectAsync(Probe);
        await peer.SayAsync(message);
        await peer.ExpectEndAsync();
    }

    [Fact]
    public async Task Of_two_handshakes_with_one_peer_the_second_waits_for_the_first()
    {
        await using var stage = new Stage();
        using var first = await stage.ConnectAsync();
        using var second = await stage.ConnectAsync();
        await first.ExpectAsync(Probe);
        await first.SayAsync($"065a45454b{GreatId}0101");
        await first.ExpectAsync($"085a45454b{OurId}01");
        await first.ExpectAsync($"0a{OurFilter}");
        await second.ExpectAsync(Probe);
        await second.SayAsync($"065a45454b{GreatId}0101");
        await Task.Delay(100);
        Assert.False(second.HasInput);
        await first.SayAsync($"0b{PeerFilter}");
        await first.ExpectAsync("0c");
        await second.ExpectAsync($"095a45454b{OurId}2714726564756e64616e7420636f6e6e656374696f6e");
    }

    private static async Task PlayEstablishedAsync(Stage stage, FramePeer peer, string id)
    {
        const string nil = "00000000000000000000000000000000";
        const string control = "0100033c243e"; // ttl's last octet, and the topic <$>
        const string ping = "0e030200000000000000010200000000000000010e0205047069"; // ... (1, 1, ("pi...
        const string toA = "000c7a65656b2f6576656e742f61";
        const string toB = "000c7a65656b2f6576656e742f62";

        // Pings are answered, also those to everybody or to somebody else; a sender that is no peer gets nothing.
        await peer.SayAsync($"{nil}{OurId}0400{control}6e696c736e64");
        foreach (var receiver in (string[])[OurId, nil, "ffffffffffff4fffbffffffffffffffe"])
        {
            await peer.SayAsync($"{id}{receiver}0400{control}666f6f");
            await peer.ExpectAsync($"{OurId}{id}050010{control[2..]}666f6f");
        }

        // An event for subscribers, whatever its ttl; none from nobody, in our name, malformed, of unknown type, or in a reserved topic.
        foreach (var sender in (string[])[nil, OurId])
            await peer.SayAsync($"{sender}{nil}010010{toA}{ping}6e670e01020000000000000001");
        await peer.SayAsync($"{id}{nil}010010{toA}ff");
        await peer.SayAsync($"{id}{nil}090010{toA}00");
        await peer.SayAsync("");
        await peer.SayAsync("00");
        await peer.SayAsync($"{id}{OurId}0100100017{Convert.ToHexStringLower("<$>/local/data/statuses"u8)}00");
        await peer.SayAsync($"{id}{nil}010000{toA}{ping}6e670e01020000000000000007");
        Assert.True(stage.Endpoint.TryReceive(Patience, out var message));
        Assert.Equal("zeek/event/a -> (1, 1, (ping, (7)))", message.ToString());
        Assert.Empty(stage.Endpoint.Poll());

        // Published here it goes out as recorded; a filter that comes later replaces the earlier one.
        stage.Endpoint.PublishEvent("zeek/event/b", "pong", "hello", 42u);
        const string pong = "0e030200000000000000010200000000000000010e030504706f6e670e02050568656c6c6f02000000000000002a0e00";
        await peer.ExpectAsync($"{OurId}{nil}010010{toB}{pong}");
        await peer.SayAsync($"{id}{OurId}030010{control[2..]}0102782f");
        await peer.SayAsync($"{id}{OurId}0400{control}01");
        await peer.ExpectAsync($"{OurId}{id}050010{control[2..]}01");
        stage.Endpoint.PublishEvent("zeek/event/b", "pong", "unheard");
        stage.Endpoint.PublishEvent("x/y", "pong", "hello", 42u);
        await peer.ExpectAsync($"{OurId}{nil}0100100003782f79{pong}");

        // A goodbye is answered; who said it closes.
        await peer.SayAsync($"{id}{OurId}0400{control}4259453132333435363738");
        await peer.ExpectAsync($"{OurId}{id}050010{control[2..]}4259453132333435363738");
    }

    private sealed class Stage : IAsyncDisposable
    {
        private readonly BrokerContext _context = new();
        private readonly int _port;

        public Stage()
        {
            Assert.True(EndpointId.TryParse("e40184e0-af64-574f-ac22-dcadd09ffe67", out var id));
            Endpoint = _context.Spawn(new BrokerOptions
            {
                Id = id,
                Tls = TlsOptions.Disabled,
                LoopGuard = false,
                GoodbyeTimeout = TimeSpan.FromMilliseconds(50),
            });
            foreach (var topic in (string[])["fwd/", "zeek/event/a", "zeek/supervisor", "zeek/table/"])
                Endpoint.Subscribe(topic);
            _port = Endpoint.Listen("127.0.0.1");
        }

        public Endpoint Endpoint { get; }

        public async Task<FramePeer> ConnectAsync()
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return new FramePeer(client);
        }

        public ValueTask DisposeAsync() => _context.DisposeAsync();
    }
}
