using System.Net.WebSockets;
using static Vigil.Broker.Tests.JsonSocket;

namespace Vigil.Broker.Tests;

public sealed class WebSocketTests
{
    private const string Ping = """{"type":"data-message","topic":"/ws/in","@data-type":"vector","data":[{"@data-type":"count","data":1},{"@data-type":"count","data":1},{"@data-type":"vector","data":[{"@data-type":"string","data":"ping"},{"@data-type":"vector","data":[{"@data-type":"string","data":"x"},{"@data-type":"count","data":5}]}]}]}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<WebSocketDialect> Dialects => [WebSocketDialect.Broker, WebSocketDialect.Cluster];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Client_and_endpoint_exchange_events(WebSocketDialect dialect)
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("/ws/in");
        var port = endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Dialect = dialect, Token = "secret" });
        await using var client = await BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}"), ["/ws/out"], "secret");
        Assert.Equal(dialect == WebSocketDialect.Cluster ? $"{endpoint.Id}-websocket-1" : endpoint.Id.ToString(), client.Endpoint);
        Assert.Equal(PeerKind.WebSocket, Assert.Single(endpoint.Peers).Kind);
        Assert.Contains("/ws/out", endpoint.Subscriptions.Select(static t => t.ToString()));
        await client.PublishEventAsync("/ws/in", "ping", "x", 5u);
        Assert.True(endpoint.TryReceive(Patience, out var message));
        Assert.Equal("ping", Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(message.Data)).Name);
        endpoint.PublishEvent("/ws/out", "pong", "x", 5u);
        var answer = await client.ReceiveAsync();
        Assert.Equal($"/ws/out -> (1, 1, (pong, (x, 5){(dialect == WebSocketDialect.Broker ? ", ()" : "")}))", answer.ToString());
    }

    [Fact]
    public async Task Over_TLS_the_server_shows_its_certificate_and_the_client_needs_none()
    {
        using var folder = new TemporaryFolder();
        var tls = Certificates.Make(folder, "server");
        using var authority = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(File.ReadAllText(tls.AuthorityFile!));
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("/ws/in");
        var port = endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Tls = tls });
        var server = new Uri($"wss://127.0.0.1:{port}");
        await Assert.ThrowsAsync<WebSocketException>(() => BrokerWebSocketClient.ConnectAsync(server, [])); // nobody it trusts
        await using var client = await BrokerWebSocketClient.ConnectAsync(server, ["/ws/out"], configure: options =>
            options.RemoteCertificateValidationCallback = (_, shown, chain, _) =>
            {
                chain!.ChainPolicy.TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(authority);
                chain.ChainPolicy.RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck;
                return chain.Build((System.Security.Cryptography.X509Certificates.X509Certificate2)shown!);
            });
        await client.PublishAsync("/ws/in", new string('x', 100_000));
        Assert.True(endpoint.TryReceive(Patience, out var message));
        Assert.Equal(100_000, message.Data.AsString().Length);
        endpoint.Publish("/ws/out", 7u);
        Assert.Equal("/ws/out -> 7", (await client.ReceiveAsync()).ToString());
        await Assert.ThrowsAsync<WebSocketException>(() => BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}"), []));
    }

    [Fact]
    public async Task A_token_is_asked_for()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        var port = endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Token = "secret" });
        await Assert.ThrowsAsync<WebSocketException>(() => BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}"), []));
        await using var client = await BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/v1/messages/json?token=secret"), []);
        Assert.NotEmpty(client.Version);
    }

    [Theory]
    [InlineData(WebSocketDialect.Broker, "no json", "input #1 contained malformed JSON")]
    [InlineData(WebSocketDialect.Broker, "[]", "input #1 expected a JSON object")]
    [InlineData(WebSocketDialect.Broker, """{"type":"data-message","topic":"/ws/in","@data-type":"count","data":-1}""", "input #1 contained invalid data")]
    [InlineData(WebSocketDialect.Cluster, "no json", "failed to decode JSON object")]
    [InlineData(WebSocketDialect.Cluster, """{"@data-type":"count","data":1}""", "no topic in top-level JSON object")]
    [InlineData(WebSocketDialect.Cluster, """{"topic":"/ws/in","@data-type":"count","data":1}""", "failed to create Zeek event")]
    public async Task What_is_wrong_is_told_and_the_connection_goes_on(WebSocketDialect dialect, string bad, string context)
    {
        await using var broker = new BrokerContext();
        var endpoint = broker.Spawn();
        endpoint.Subscribe("/ws/in");
        using var socket = await ConnectAsync(endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Dialect = dialect }));
        await SayAsync(socket, "[]");
        Assert.StartsWith("""{"type":"ack","endpoint":""", await HearAsync(socket), StringComparison.Ordinal);
        await SayAsync(socket, bad);
        Assert.Equal($$"""{"type":"error","code":"deserialization_failed","context":"{{context}}"}""", await HearAsync(socket));
        await SayAsync(socket, Ping);
        Assert.True(endpoint.TryReceive(Patience, out var message));
        Assert.Equal("/ws/in -> (1, 1, (ping, (x, 5)))", message.ToString());
    }

    [Theory]
    [InlineData("""{"a":1}""", "subscriptions not an array")]
    [InlineData("[1]", "individual subscription not a string")]
    public async Task A_bad_subscription_is_told_and_the_connection_closed(string first, string reason)
    {
        await using var context = new BrokerContext();
        using var socket = await ConnectAsync(context.Spawn().ListenWebSocket("127.0.0.1"));
        await SayAsync(socket, first);
        Assert.Contains(reason, await HearAsync(socket), StringComparison.Ordinal);
        Assert.Equal("", await HearAsync(socket));
        Assert.Equal((WebSocketCloseStatus.PolicyViolation, reason), (socket.CloseStatus, socket.CloseStatusDescription));
    }

    [Fact]
    public async Task A_wrong_path_is_refused_by_Broker_and_explained_by_the_cluster()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        var port = endpoint.ListenWebSocket("127.0.0.1");
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(port, "/v2"));
        using var socket = await ConnectAsync(endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Dialect = WebSocketDialect.Cluster }), "/v2");
        Assert.Equal("""{"type":"error","code":"invalid_uri","context":"Invalid URI - use /v1/messages/json"}""", await HearAsync(socket));
        Assert.Equal("", await HearAsync(socket));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task Clients_hear_each_other_but_not_themselves_and_are_told_when_it_ends()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        var server = new Uri($"ws://127.0.0.1:{endpoint.ListenWebSocket("127.0.0.1")}");
        await using var one = await BrokerWebSocketClient.ConnectAsync(server, ["/c"]);
        await using var two = await BrokerWebSocketClient.ConnectAsync(server, ["/c"]);
        await one.PublishAsync("/c", "from one");
        await two.PublishAsync("/c", "from two");
        Assert.Equal("/c -> from one", (await two.ReceiveAsync()).ToString());
        Assert.Equal("/c -> from two", (await one.ReceiveAsync()).ToString());
        await endpoint.DisposeAsync();
        Assert.Null(await one.ReceiveAsync());
        Assert.Equal("1001: Terminating", one.CloseReason);
    }

    [Fact]
    public async Task Limits_close_with_a_reason()
    {
        await using var context = new BrokerContext();
        var port = context.Spawn().ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { MaxMessageSize = 1000 });
        using var socket = await ConnectAsync(port);
        await SayAsync(socket, "[]");
        await HearAsync(socket);
        await SayAsync(socket, new string('x', 5000));
        Assert.Equal("", await HearAsync(socket));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public void Mutated_requests_never_throw()
    {
        var random = new Random(3);
        var seed = "GET /v1/messages/json?token=a%20b HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: abc==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        Assert.True(UpgradeRequest.Parse(seed)!.IsUpgrade);
        for (var i = 0; i < 20_000; i++)
        {
            var text = seed.ToCharArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                text[random.Next(text.Length)] = (char)random.Next(256);
            var request = UpgradeRequest.Parse(new string(text));
            _ = request?.IsUpgrade;
            _ = request?.Shows("token");
            _ = request?.Accept();
        }
    }
}
