using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Broker.Tests;

/// <summary>
/// A recorded session of two reference processes, one with a master and one with its clone, that exchange events, a log, an update and every
/// command of a store. Each side in turn is our endpoint and says what the reference said.
/// </summary>
/// <remarks>Objects of an endpoint have numbers of its own choice: ours counts from 9 where the recorded master had 11.</remarks>
public sealed class RecordedStoreSessionTests
{
    private const string Client = "a7297762bd4455c2b61ac8356325abf5"; // the smaller id: it originates
    private const string Server = "e7e21216ac345460ab06b91dac8e7760";
    private const string Nil = "00000000000000000000000000000000";
    private const string Nobody = Nil + "0000000000000000";
    private const string Clone = Client + "0000000000000009";
    private const string Asker = Client + "000000000000000b"; // who asks for what is unique
    private const string Master = Server + "0000000000000009";
    private const string Ping = "0010000c7a65656b2f6576656e742f610e030200000000000000010200000000000000010e03050470696e670e02050568656c6c6f02000000000000002a0e00";
    private const string Pong = "0010000c7a65656b2f6576656e742f620e030200000000000000010200000000000000010e030504706f6e670e02050568656c6c6f02000000000000002a0e00";
    private const string Update = "001000097a65656b2f69642f780e030200000000000000010200000000000000040e02050369647602000000000000004d";
    private const string Hello = "5a45454b";
    private static readonly string ClientFilter = Filter("mystore/<$>/data/clone", "zeek/event/b");
    private static readonly string ServerFilter = Filter("mystore/<$>/data/master", "zeek/event/a", "zeek/id/", "zeek/logs/");
    private static readonly string ToMaster = "020010" + Short("mystore/<$>/data/master");
    private static readonly string ToClones = "020010" + Short("mystore/<$>/data/clone");

    // Keys and values of the session in their binary form, and the address 1.2.3.4.
    private static readonly string One = Text("one");
    private static readonly string Three = Text("three");
    private static readonly string Set = Text("set");
    private static readonly string Vec = Text("vec");
    private static readonly string Unique = Text("uniq");
    private static readonly string Expires = Text("exp");
    private const string Address = "0600000000000000000000ffff01020304";

    // What the clone writes, and what the master makes of it: both as recorded, numbers and senders around them left out.
    private static readonly (string Written, string[] Told)[] Writes =
    [
        ($"00{Three}{Count(333)}00{Clone}", [$"00{Three}{Count(333)}00{Clone}"]),
        ($"05{One}{Count(5)}0200{Clone}", [$"00{One}{Count(115)}00{Clone}"]),
        ($"01{Unique}{Address}00{Asker}{Hex(1)}{Clone}", [$"00{Unique}{Address}00{Clone}", $"0201{Asker}{Hex(1)}{Master}"]),
        ($"01{One}{Count(5)}00{Asker}{Hex(2)}{Clone}", [$"0200{Asker}{Hex(2)}{Master}"]),
        ($"06{One}{Count(1)}00{Clone}", [$"00{One}{Count(114)}00{Clone}"]),
        ($"05{Text("str")}{Text("abc")}0500{Clone}", [$"00{Text("str")}{Text("abc")}00{Clone}"]),
        ($"05{Set}{Address}0c00{Clone}", [$"00{Set}0c01{Address}00{Clone}"]),
        ($"05{Text("tbl")}0e02{Text("k")}{Count(9)}0d00{Clone}", [$"00{Text("tbl")}0d01{Text("k")}{Count(9)}00{Clone}"]),
        ($"05{Vec}{Count(1)}0e00{Clone}", [$"00{Vec}0e01{Count(1)}00{Clone}"]),
        ($"06{Vec}{Vec}00{Clone}", [$"00{Vec}0e0000{Clone}"]),
        ($"06{Set}{Address}00{Clone}", [$"00{Set}0c0000{Clone}"]),
        ($"03{Three}{Clone}", [$"03{Three}{Clone}"]),
        ($"00{Expires}{Text("bye")}010000000029b92700{Clone}", [$"00{Expires}{Text("bye")}010000000029b92700{Clone}", $"04{Expires}{Master}"]), // 0.7 s
        ($"07{Clone}", [$"07{Clone}"]),
    ];

    [Fact]
    public async Task Called_our_endpoint_has_the_master_and_says_what_the_recorded_server_said()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, Server, "zeek/event/a", "zeek/id/", "zeek/logs/");
        endpoint.AttachMaster("mystore").Put("one", 110u);
        using var peer = new FramePeer(new TcpClient("127.0.0.1", endpoint.Listen("127.0.0.1")));
        await peer.SayAsync($"06{Hello}{Client}0101");
        await peer.ExpectAsync($"07{Hello}");
        await peer.ExpectAsync($"06{Hello}{Server}0101");
        await peer.SayAsync($"08{Hello}{Client}01");
        await peer.SayAsync($"0a{ClientFilter}");
        await peer.ExpectAsync($"0b{ServerFilter}");
        await peer.SayAsync("0c");

        await peer.SayAsync($"{Client}{Nil}{ToMaster}{Hex(0)}{Clone}{Nobody}0b01{Hex(0)}");
        await peer.ExpectAmongAsync($"{Server}{Client}{ToClones}{Hex(1)}{Master}{Clone}0c{Hex(1)}000501{One}{Count(110)}");
        await peer.SayAsync($"{Client}{Server}{ToMaster}{Hex(0)}{Clone}{Master}0a{Hex(1)}");
        await peer.SayAsync($"{Client}{Nil}{ToMaster}{Hex(0)}{Clone}{Master}08{Hex(1)}0005");
        await peer.ExpectAmongAsync($"{Server}{Client}{ToClones}{Hex(0)}{Master}{Clone}0a{Hex(1)}");

        await peer.SayAsync($"{Client}{Nil}01{Ping}");
        await peer.SayAsync($"{Client}{Nil}01{Update}");
        Assert.Equal("ping", Assert.IsType<ZeekEvent>(Received(endpoint)).Name);
        Assert.Equal("idv", Assert.IsType<ZeekIdentifierUpdate>(Received(endpoint)).Name);
        endpoint.PublishEvent("zeek/event/b", "pong", "hello", 42u);
        await peer.ExpectAmongAsync($"{Server}{Nil}01{Pong}");

        var (written, told) = (1UL, 1UL);
        foreach (var write in Writes)
        {
            await peer.SayAsync($"{Client}{Nil}{ToMaster}{Hex(++written)}{Clone}{Master}{write.Written}");
            foreach (var action in write.Told)
                await peer.ExpectAmongAsync($"{Server}{Nil}{ToClones}{Hex(++told)}{Master}{Nobody}{action}");
            await peer.SayAsync($"{Client}{Server}{ToMaster}{Hex(0)}{Clone}{Master}0a{Hex(told)}");
        }

        await peer.ExpectAmongAsync($"{Server}{Client}{ToClones}{Hex(0)}{Master}{Clone}0a{Hex(written)}");
        await peer.SayAsync($"{Client}{Server}0300100003{Filter("<$>")[4..]}{Filter("mystore/<$>/data/clone", "zeek/event/b", "zeek/event/late")}");
        await peer.SayAsync($"{Client}{Server}04001000033c243e4259450100000000000010");
        await peer.ExpectAmongAsync($"{Server}{Client}05001000033c243e4259450100000000000010");
        Assert.True(endpoint.HasSubscribers("zeek/event/late"));
    }

    [Fact]
    public async Task Calling_our_endpoint_has_the_clone_and_says_what_the_recorded_client_said()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context, Client, "zeek/event/b");
        var store = endpoint.AttachClone("mystore");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var outcome = endpoint.PeerAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.Zero);
        using var peer = new FramePeer(await listener.AcceptTcpClientAsync());
        await peer.SayAsync($"07{Hello}");
        await peer.ExpectAsync($"06{Hello}{Client}0101");
        await peer.SayAsync($"06{Hello}{Server}0101");
        await peer.ExpectAsync($"08{Hello}{Client}01");
        await peer.ExpectAsync($"0a{ClientFilter}");
        await peer.SayAsync($"0b{ServerFilter}");
        await peer.ExpectAsync("0c");
        Assert.True(await outcome);

        await peer.ExpectAmongAsync($"{Client}{Nil}{ToMaster}{Hex(0)}{Clone}{Nobody}0b01{Hex(0)}");
        await peer.SayAsync($"{Server}{Client}{ToClones}{Hex(1)}{Master}{Clone}0c{Hex(1)}000501{One}{Count(110)}");
        await peer.ExpectAmongAsync($"{Client}{Server}{ToMaster}{Hex(0)}{Clone}{Master}0a{Hex(1)}");
        await peer.ExpectAmongAsync($"{Client}{Nil}{ToMaster}{Hex(0)}{Clone}{Master}08{Hex(1)}0005");
        await peer.SayAsync($"{Server}{Client}{ToClones}{Hex(0)}{Master}{Clone}0a{Hex(1)}");

        endpoint.PublishEvent("zeek/event/a", "ping", "hello", 42u);
        await peer.ExpectAmongAsync($"{Client}{Nil}01{Ping}");
        endpoint.Publish("zeek/id/x", ZeekIdentifierUpdate.Create("idv", 77u));
        await peer.ExpectAmongAsync($"{Client}{Nil}01{Update}");
        await peer.SayAsync($"{Server}{Nil}01{Pong}");
        Assert.Equal("pong", Assert.IsType<ZeekEvent>(Received(endpoint)).Name);

        var unique = new List<Task<bool>>();
        Action[] calls =
        [
            () => store.Put("three", 333u),
            () => store.Increment("one", 5u),
            () => unique.Add(store.PutUniqueAsync("uniq", IPAddress.Parse("1.2.3.4"))),
            () => unique.Add(store.PutUniqueAsync("one", 5u)),
            () => store.Decrement("one", 1u),
            () => store.Append("str", "abc"),
            () => store.InsertInto("set", IPAddress.Parse("1.2.3.4")),
            () => store.InsertInto("tbl", "k", 9u),
            () => store.Push("vec", 1u),
            () => store.Pop("vec"),
            () => store.RemoveFrom("set", IPAddress.Parse("1.2.3.4")),
            () => store.Erase("three"),
            () => store.Put("exp", "bye", TimeSpan.FromSeconds(0.7)),
        ];
        var (written, told) = (1UL, 1UL);
        for (var i = 0; i < calls.Length; i++)
        {
            calls[i]();
            await peer.ExpectAmongAsync($"{Client}{Nil}{ToMaster}{Hex(++written)}{Clone}{Master}{Ours(Writes[i].Written)}");
            foreach (var action in Writes[i].Told)
                await peer.SayAsync($"{Server}{Nil}{ToClones}{Hex(++told)}{Master}{Nobody}{Ours(action)}");
            await peer.SayAsync($"{Server}{Client}{ToClones}{Hex(0)}{Master}{Clone}0a{Hex(written)}");
        }

        await peer.ExpectAmongAsync($"{Client}{Server}{ToMaster}{Hex(0)}{Clone}{Master}0a{Hex(told)}");
        Assert.True(await unique[0]);
        Assert.False(await unique[1]);
        Assert.Equal("114 abc {} {k -> 9} () 1.2.3.4", $"{store.Get("one")} {store.Get("str")} {store.Get("set")} {store.Get("tbl")} {store.Get("vec")} {store.Get("uniq")}");
        Assert.False(store.Exists("three") || store.Exists("exp"));
        store.Clear();
        await peer.ExpectAmongAsync($"{Client}{Nil}{ToMaster}{Hex(++written)}{Clone}{Master}{Writes[^1].Written}");
        await peer.SayAsync($"{Server}{Nil}{ToClones}{Hex(++told)}{Master}{Nobody}{Writes[^1].Told[0]}");
        await peer.ExpectAmongAsync($"{Client}{Server}{ToMaster}{Hex(0)}{Clone}{Master}0a{Hex(told)}");
        Assert.Empty(store.Snapshot());

        endpoint.Subscribe("zeek/event/late");
        await peer.ExpectAmongAsync($"{Client}{Server}0300100003{Filter("<$>")[4..]}{Filter("mystore/<$>/data/clone", "zeek/event/b", "zeek/event/late")}");

        // With us it is the clone itself that asks for what is unique.
        static string Ours(string action) => action.Replace(Asker, Clone, StringComparison.Ordinal);
    }

    private static Endpoint Spawn(BrokerContext context, string id, params string[] topics)
    {
        Assert.True(EndpointId.TryParse(Guid.ParseExact(id, "N").ToString(), out var self));
        var endpoint = context.Spawn(new BrokerOptions { Id = self, Tls = TlsOptions.Disabled, LoopGuard = false, GoodbyeTimeout = TimeSpan.FromMilliseconds(50) });
        foreach (var topic in topics)
            endpoint.Subscribe(topic);
        return endpoint;
    }

    private static ZeekMessage? Received(Endpoint endpoint)
    {
        Assert.True(endpoint.TryReceive(TimeSpan.FromSeconds(20), out var message));
        return ZeekMessage.TryParse(message.Data);
    }

    private static string Octets(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));

    private static string Text(string text) => $"05{text.Length:x2}{Octets(text)}";

    private static string Short(string topic) => $"{topic.Length:x4}{Octets(topic)}";

    private static string Count(ulong number) => $"02{Hex(number)}";

    private static string Hex(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private static string Filter(params string[] topics) => $"{topics.Length:x2}{string.Concat(topics.Select(static t => $"{t.Length:x2}{Octets(t)}"))}";
}
