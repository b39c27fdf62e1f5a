using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>Plays a clone to our master, and a master to our clone, as recorded with the reference.</summary>
public sealed class StoreReplayTests
{
    private const string Them = "ffffffffffff4fffbfffffffffffffff";
    private const string Us = "b272d0214d5f50f39e6d8ae94e40ae04";
    private const string Nil = "00000000000000000000000000000000";
    private const string Nobody = Nil + "0000000000000000";
    private const string OurEntity = Us + "0000000000000009";
    private const string TheirEntity = Them + "000000000000004d";
    private const string ToMaster = "02001000127374" + "2f3c243e2f646174612f6d6173746572";
    private const string ToClones = "02001000117374" + "2f3c243e2f646174612f636c6f6e65";
    private const string KeyK = "05016b";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_master_serves_a_clone_that_writes()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context);
        var store = endpoint.AttachMaster("st");
        store.Put("k", 1u);
        store.Put(10u, 10u);
        using var clone = await ConnectAsync(endpoint, "0b01117374" + ToClones[14..]);

        // The copy comes as often as it is asked for, until it is acknowledged.
        var copy = $"{Us}{Them}{ToClones}{Hex(1)}{OurEntity}{TheirEntity}0c{Hex(1)}0005" + $"02{KeyK}02{Hex(1)}02{Hex(10)}02{Hex(10)}";
        for (var i = 0; i < 2; i++)
        {
            await clone.SayAsync($"{Them}{Nil}{ToMaster}{Hex(0)}{TheirEntity}{Nobody}0b01{Hex(0)}");
            await clone.ExpectAmongAsync(copy);
        }

        store.Put(11u, 11u);
        await clone.ExpectAmongAsync($"{Us}{Nil}{Put(2, 11)}");
        await clone.SayAsync(Control($"0a{Hex(1)}"));
        store.Put(12u, 12u);
        store.Put(13u, 13u);
        await clone.ExpectAmongAsync($"{Us}{Nil}{Put(3, 12)}");
        await clone.ExpectAmongAsync($"{Us}{Nil}{Put(4, 13)}");

        // What was missed comes again, to this clone alone; what was acknowledged, or never was, does not.
        await clone.SayAsync(Control($"0b02{Hex(2)}{Hex(3)}"));
        await clone.ExpectAmongAsync($"{Us}{Them}{Put(2, 11)}");
        await clone.ExpectAmongAsync($"{Us}{Them}{Put(3, 12)}");
        await clone.SayAsync(Control($"0a{Hex(4)}"));
        foreach (var number in (ulong[])[3, 9])
        {
            await clone.SayAsync(Control($"0b01{Hex(number)}"));
            await clone.ExpectAmongAsync($"{Us}{Them}{ToClones}{Hex(0)}{OurEntity}{TheirEntity}0d{Hex(number)}");
        }

        // Writes count from who has said that he writes, in order, and are acknowledged.
        await clone.SayAsync(Write(2, 1));
        await clone.SayAsync(Control($"08{Hex(1)}0005"));
        await clone.ExpectAmongAsync($"{Us}{Them}{ToClones}{Hex(0)}{OurEntity}{TheirEntity}0a{Hex(1)}");
        Assert.False(store.Exists("w"));
        await clone.SayAsync(Write(2, 1));
        await clone.ExpectAmongAsync($"{Us}{Nil}{ToClones}{Hex(5)}{OurEntity}{Nobody}0005017702{Hex(1)}00{TheirEntity}");
        await clone.ExpectAmongAsync($"{Us}{Them}{ToClones}{Hex(0)}{OurEntity}{TheirEntity}0a{Hex(2)}");
        await clone.SayAsync(Write(4, 3));
        await clone.ExpectAmongAsync($"{Us}{Them}{ToClones}{Hex(0)}{OurEntity}{TheirEntity}0b01{Hex(3)}");
        Assert.Equal(1u, store.Get("w"));
        await clone.SayAsync(Control($"0d{Hex(3)}"));
        await clone.ExpectAmongAsync($"{Us}{Nil}{ToClones}{Hex(6)}{OurEntity}{Nobody}0005017702{Hex(3)}00{TheirEntity}");
        await clone.ExpectAmongAsync($"{Us}{Nil}{ToClones}{Hex(0)}{OurEntity}{Nobody}09{Hex(6)}");

        static string Put(ulong number, ulong value) => $"{ToClones}{Hex(number)}{OurEntity}{Nobody}0002{Hex(value)}02{Hex(value)}00{OurEntity}";
        static string Control(string body) => $"{Them}{Nil}{ToMaster}{Hex(0)}{TheirEntity}{OurEntity}{body}";
        static string Write(ulong number, ulong value) => $"{Them}{Nil}{ToMaster}{Hex(number)}{TheirEntity}{OurEntity}0005017702{Hex(value)}00{TheirEntity}";
    }

    [Fact]
    public async Task A_clone_follows_a_master_and_begins_anew_after_a_gap()
    {
        await using var context = new BrokerContext();
        var endpoint = Spawn(context);
        var store = endpoint.AttachClone("st");
        store.Put("early", 1u);
        using var master = await ConnectAsync(endpoint, "0b01127374" + ToMaster[14..]);
        await master.ExpectAmongAsync($"{Us}{Nil}{ToMaster}{Hex(0)}{OurEntity}{Nobody}0b01{Hex(0)}");

        // The copy, then in turn what the clone has to say: that it has it, that it writes, and what it wrote before.
        await master.SayAsync(Copy(OurEntity, 1, $"02{Hex(1)}05036f6e65"));
        await master.ExpectAmongAsync($"{Us}{Them}{ToMaster}{Hex(0)}{OurEntity}{TheirEntity}0a{Hex(1)}");
        await master.ExpectAmongAsync($"{Us}{Nil}{ToMaster}{Hex(0)}{OurEntity}{TheirEntity}08{Hex(1)}0005");
        await master.ExpectAmongAsync($"{Us}{Nil}{ToMaster}{Hex(2)}{OurEntity}{TheirEntity}0005056561726c7902{Hex(1)}00{OurEntity}");
        await master.ExpectAmongAsync($"{Us}{Nil}{ToMaster}{Hex(0)}{OurEntity}{TheirEntity}08{Hex(1)}0005"); // not yet acknowledged
        await master.SayAsync($"{Them}{Us}{ToClones}{Hex(0)}{TheirEntity}{OurEntity}0a{Hex(2)}");
        Assert.True(await store.AwaitIdleAsync(Patience));
        Assert.Equal("one", store.Get(1u));
        Assert.False(store.Exists("early")); // it has not come back

        // A sign of life tells of what was missed; actions out of order wait for their turn; others' actions are nothing.
        await master.SayAsync($"{Them}{Nil}{ToClones}{Hex(0)}{TheirEntity}{Nobody}09{Hex(3)}");
        await master.ExpectAmongAsync($"{Us}{Them}{ToMaster}{Hex(0)}{OurEntity}{TheirEntity}0b02{Hex(2)}{Hex(3)}");
        await master.SayAsync(Put(3, 11, TheirEntity));
        await master.SayAsync(Put(4, 99, Them + "0000000000000038"));
        await master.SayAsync(Put(2, 10, TheirEntity));
        await master.ExpectAmongAsync($"{Us}{Them}{ToMaster}{Hex(0)}{OurEntity}{TheirEntity}0a{Hex(3)}");
        Assert.Equal("{1, 10, 11}", store.Keys().ToString());

        // A gap for good: somebody new asks for a copy, and the difference is applied.
        await master.SayAsync($"{Them}{Us}{ToClones}{Hex(0)}{TheirEntity}{OurEntity}0d{Hex(4)}");
        var anew = await ExpectNackAsync(master);
        Assert.NotEqual(OurEntity, anew);
        await master.SayAsync(Copy(anew, 7, $"02{Hex(2)}050374776f"));
        await master.ExpectAmongAsync($"{Us}{Them}{ToMaster}{Hex(0)}{anew}{TheirEntity}0a{Hex(7)}");
        Assert.Equal("{2}", store.Keys().ToString());

        static string Copy(string clone, ulong offset, string entry) =>
            $"{Them}{Us}{ToClones}{Hex(offset)}{TheirEntity}{clone}0c{Hex(offset)}000501{entry}";
        static string Put(ulong number, ulong key, string sender) => $"{Them}{Nil}{ToClones}{Hex(number)}{sender}{Nobody}0002{Hex(key)}0101" + $"00{sender}";
    }

    private static string Hex(ulong number) => number.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static Endpoint Spawn(BrokerContext context)
    {
        Assert.True(EndpointId.TryParse("b272d021-4d5f-50f3-9e6d-8ae94e40ae04", out var id));
        return context.Spawn(new BrokerOptions { Id = id, Tls = TlsOptions.Disabled, LoopGuard = false, GoodbyeTimeout = TimeSpan.FromMilliseconds(50) });
    }

    private static async Task<FramePeer> ConnectAsync(Endpoint endpoint, string filter)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, endpoint.Listen("127.0.0.1"));
        var peer = new FramePeer(client);
        await peer.SayAsync($"065a45454b{Them}0101");
        await peer.SayAsync(filter);
        await peer.ExpectAmongAsync("0c");
        return peer;
    }

    private static async Task<string> ExpectNackAsync(FramePeer peer)
    {
        string frame;
        do
            frame = await peer.HearAsync();
        while (!frame.EndsWith($"{Nobody}0b01{Hex(0)}", StringComparison.Ordinal));
        return frame[(64 + ToMaster.Length + 16)..][..48];
    }
}
