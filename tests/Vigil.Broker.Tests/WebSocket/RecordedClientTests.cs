using System.Globalization;
using System.Net.WebSockets;
using static Vigil.Broker.Tests.JsonSocket;

namespace Vigil.Broker.Tests;

/// <summary>Sessions of a client as recorded with the reference's two servers: ours answers the same, but where it is better on purpose.</summary>
public sealed class RecordedClientTests
{
    private const string Head =
        "{\"type\":\"data-message\",\"topic\":\"/ws/in\",\"@data-type\":\"vector\",\"data\":[{\"@data-type\":\"count\",\"data\":1},{\"@data-type\":\"count\",\"data\":1},"
        + "{\"@data-type\":\"vector\",\"data\":[{\"@data-type\":\"string\",\"data\":\"";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Values_come_back_in_the_recorded_form()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        var port = endpoint.ListenWebSocket("127.0.0.1");
        using var listening = await JoinAsync(port, """["/ws/out"]""");
        using var speaking = await JoinAsync(port, "[]");
        (string Type, string Sent, string? Heard)[] values =
        [
            ("timespan", "\"2min\"", "\"120s\""),
            ("timespan", "\"3h\"", "\"10800s\""),
            ("timespan", "\"1500us\"", "\"1500us\""),
            ("timespan", "\"-7ns\"", null),
            ("timestamp", "\"2022-04-10T07:00:00Z\"", "\"2022-04-10T07:00:00.000\""),
            ("timestamp", "\"2022-04-10T07:00:00.123456789+02:00\"", "\"2022-04-10T05:00:00.123\""),
            ("address", "\"::ffff:1.2.3.4\"", "\"1.2.3.4\""),
            ("address", "\"2001:db8::1\"", null),
            ("subnet", "\"10.1.2.3/8\"", "\"10.0.0.0/8\""),
            ("port", "\"80\"", "\"80/tcp\""),
            ("port", "\"80/sctp\"", "\"80/?\""),
            ("port", "\"53/udp\"", null),
            ("real", "0.1", "0.100000"),
            ("real", "1.5", "1.500000"),
            ("set", """[{"@data-type":"count","data":2},{"@data-type":"count","data":1}]""", """[{"@data-type":"count","data":1},{"@data-type":"count","data":2}]"""),
            ("table", """[{"key":{"@data-type":"count","data":2},"value":{"@data-type":"boolean","data":true}}]""", null),
            ("count", "18446744073709551615", null),
            ("integer", "-9223372036854775808", null),
            ("enum-value", "\"a::b\"", null),
            ("vector", "[]", null),
            ("timespan", "\"2d\"", "\"172800s\""), // the manual lists it, though the reference refuses it
            ("timestamp", "\"1969-12-31T23:59:59.500\"", null), // the reference makes 1970 of it
        ];
        foreach (var (type, sent, heard) in values)
        {
            await SayAsync(speaking, $$"""{"type":"data-message","topic":"/ws/out","@data-type":"{{type}}","data":{{sent}}}""");
            Assert.Equal($$"""{"type":"data-message","topic":"/ws/out","@data-type":"{{type}}","data":{{heard ?? sent}}}""", await HearAsync(listening));
        }

        await SayAsync(speaking, """{"type":"data-message","topic":"/ws/out","@data-type":"none"}""");
        Assert.Equal("""{"type":"data-message","topic":"/ws/out","@data-type":"none","data":{}}""", await HearAsync(listening));
        foreach (var bad in (string[])["""{"type":"data-message","topic":"/ws/out","@data-type":"set","data":[{"@data-type":"count","data":1},{"@data-type":"count","data":1}]}""", """{"type":"data-message","topic":"/ws/out","@data-type":"subnet","data":"10.0.0.0/33"}"""])
        {
            await SayAsync(speaking, bad);
            Assert.StartsWith("""{"type":"error","code":"deserialization_failed","context":"input #""", await HearAsync(speaking), StringComparison.Ordinal);
        }
    }

    // Messages that were answered by an error, or by none: those are accepted, but reach nobody or raise nothing.
    [Theory]
    [InlineData(WebSocketDialect.Broker)]
    [InlineData(WebSocketDialect.Cluster)]
    public async Task Errors_are_the_recorded_ones_and_the_connection_goes_on(WebSocketDialect dialect)
    {
        const string invalid = "input #{0} contained invalid data";
        const string undecoded = "failed to decode JSON object";
        const string noEvent = "failed to create Zeek event";
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("/ws/in");
        using var socket = await JoinAsync(
            endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions
            {
                Dialect = dialect,
                AcceptsEvent = static received => received is { Name: "wsping", Arguments: [{ Type: DataType.String }, { Type: DataType.Count }] },
            }),
            "[]");
        (string Said, string? Broker, string? Cluster)[] messages =
        [
            (Event("wsping", """{"@data-type":"string","data":"x"},{"@data-type":"count","data":5}"""), null, null),
            ("no json", "input #{0} contained malformed JSON", undecoded),
            ("[]", "input #{0} expected a JSON object", undecoded),
            ("""{"type":"data-message","topic":"/ws/in"}""", invalid, undecoded),
            ("""{"type":"data-message","topic":"/ws/in","@data-type":"count","data":-1}""", invalid, undecoded),
            ("""{"topic":"/ws/in","@data-type":"count","data":1}""", null, noEvent),
            ("""{"@data-type":"count","data":1}""", "input #{0} has no topic", "no topic in top-level JSON object"), // Broker's said nothing
            ("""{"type":"data-message","topic":"/ws/in","@data-type":"foo","data":1}""", invalid, undecoded),
            (Event("unknown_event", """{"@data-type":"count","data":1}"""), null, noEvent),
            (Event("wsping", """{"@data-type":"count","data":1}"""), null, noEvent),
            (Event("wsping", """{"@data-type":"count","data":1},{"@data-type":"count","data":1}"""), null, noEvent),
            ("", "input #{0}", undecoded),
        ];
        for (var i = 0; i < messages.Length; i++)
        {
            await SayAsync(socket, messages[i].Said);
            var error = dialect == WebSocketDialect.Broker ? messages[i].Broker : messages[i].Cluster;
            if (error is not null)
            {
                var expected = $$"""{"type":"error","code":"deserialization_failed","context":"{{string.Format(CultureInfo.InvariantCulture, error, i + 1)}}""";
                var heard = await HearAsync(socket);
                Assert.True(heard.StartsWith(expected, StringComparison.Ordinal), $"{messages[i].Said}\n{expected}\n{heard}");
            }
        }

        await SayAsync(socket, messages[0].Said);
        for (var good = 0; good < 2;)
        {
            Assert.True(endpoint.TryReceive(Patience, out var message));
            if (message.ToString() == "/ws/in -> (1, 1, (wsping, (x, 5)))")
                good++;
        }
    }

    [Fact]
    public async Task What_is_said_before_the_acknowledgement_counts()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("/ws/in");
        using var socket = await ConnectAsync(endpoint.ListenWebSocket("127.0.0.1", options: new WebSocketServerOptions { Dialect = WebSocketDialect.Cluster }));
        await SayAsync(socket, """["/c"]""");
        await SayAsync(socket, Event("wsping", """{"@data-type":"string","data":"early"},{"@data-type":"count","data":5}"""));
        Assert.StartsWith("""{"type":"ack","endpoint":""", await HearAsync(socket), StringComparison.Ordinal);
        Assert.True(endpoint.TryReceive(Patience, out var message));
        Assert.Equal("/ws/in -> (1, 1, (wsping, (early, 5)))", message.ToString());
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_others_hear_everything()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn(new BrokerOptions
        {
            GoodbyeTimeout = TimeSpan.FromMilliseconds(100),
            WebSocketFlow = new FlowLimits { Capacity = 20, Policy = OverflowPolicy.Disconnect },
        });
        var port = endpoint.ListenWebSocket("127.0.0.1");
        using var statuses = endpoint.CreateStatusSubscriber();
        using var deaf = await JoinAsync(port, """["t"]""");
        await using var good = await BrokerWebSocketClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}"), ["t", "end"]);
        var payload = new string('x', 50_000);
        var heard = 0;
        for (var i = 0; i < 2000 && endpoint.Peers.Count > 1; i++, heard++)
        {
            endpoint.Publish("t", payload);
            Assert.Equal(payload.Length, (await good.ReceiveAsync())!.Value.Data.AsString().Length); // in time, whatever the other does
        }

        Assert.InRange(heard, 20, 1999);
        Assert.True(statuses.TryReceive(Patience, out _));
        BrokerStatus? lost = null;
        while (lost?.Status != StatusCode.PeerLost)
            Assert.True(statuses.TryReceive(Patience, out lost));
        Assert.Contains("20 messages waited", lost.Text, StringComparison.Ordinal);
        endpoint.Publish("end", 1u);
        Assert.Equal("end -> 1", (await good.ReceiveAsync()).ToString());
        Assert.Single(endpoint.Peers);
    }

    private static string Event(string name, string arguments) => Head + $$"""{{name}}"},{"@data-type":"vector","data":[{{arguments}}]}]}]}""";

    private static async Task<ClientWebSocket> JoinAsync(int port, string subscriptions)
    {
        var socket = await ConnectAsync(port);
        await SayAsync(socket, subscriptions);
        Assert.StartsWith("""{"type":"ack","endpoint":""", await HearAsync(socket), StringComparison.Ordinal);
        return socket;
    }
}
