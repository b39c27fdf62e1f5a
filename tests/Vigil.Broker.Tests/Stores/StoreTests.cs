using System.Collections.Concurrent;

namespace Vigil.Broker.Tests;

public sealed class StoreTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<StoreBackend> Backends => [StoreBackend.Memory, StoreBackend.Sqlite, StoreBackend.RocksDb];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clones_hold_what_the_master_decided(bool inProcess)
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        var ep0 = context.Spawn(plain);
        var ep1 = context.Spawn(plain);
        var ep2 = context.Spawn(plain);
        if (inProcess)
        {
            ep0.Peer(ep1);
            ep0.Peer(ep2);
        }
        else
        {
            Assert.True(ep0.Peer("127.0.0.1", ep1.Listen("127.0.0.1")));
            Assert.True(ep0.Peer("127.0.0.1", ep2.Listen("127.0.0.1")));
        }

        var master = ep0.AttachMaster("lord");
        master.Put("foo", 42u);
        var c1 = await ep1.AttachCloneAsync("lord");
        var c2 = await ep2.AttachCloneAsync("lord");
        Assert.Equal(42u, c1.Get("foo"));
        await c1.PutAsync("bar", "baz");
        await c2.IncrementAsync("foo", 8u);
        await UntilAsync(() => c1.TryGet("bar", out _) && c2.TryGet("bar", out _) && c1.Get("foo") == 50u && c2.Get("foo") == 50u);
        Assert.Equal("{bar, foo}", master.Keys().ToString());
        Assert.True(await c1.PutUniqueAsync("once", 1u));
        Assert.False(await c2.PutUniqueAsync("once", 2u));
        Assert.Equal(1u, await c2.GetAsync("once"));
        master.Clear();
        await UntilAsync(() => c1.Snapshot().Count == 0 && c2.Snapshot().Count == 0);
        var missing = await Assert.ThrowsAsync<BrokerException>(async () => await c1.GetAsync("key"));
        Assert.Equal(ErrorCode.NoSuchKey, missing.Code);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Every_operation_does_to_a_value_what_its_type_says(StoreBackend backend)
    {
        using var folder = new TemporaryFolder();
        using var context = new BrokerContext();
        var store = context.Spawn().AttachMaster("s", backend, new StoreOptions { Path = folder.Path("s") });
        store.Increment("n", 5u);
        store.Decrement("n", 2u);
        store.Append("text", "ab");
        store.Append("text", "cd");
        store.Push("v", 1u);
        store.Push("v", 2u);
        store.Push("v", 3u);
        store.Pop("v");
        store.InsertInto("set", "x");
        store.InsertInto("set", "y");
        store.RemoveFrom("set", "x");
        store.InsertInto("t", "k", 1u);
        store.InsertInto("t", "k", 2u);
        store.InsertInto("t", "l", 3u);
        store.RemoveFrom("t", "l");
        Assert.Equal("3 abcd (1, 2) {y} {k -> 2}", $"{store.Get("n")} {store.Get("text")} {store.Get("v")} {store.Get("set")} {store.Get("t")}");
        Assert.Equal("2 T 2", $"{store.Get("v", 1u)} {store.Get("set", "y")} {store.Get("t", "k")}");
        Assert.Equal(ErrorCode.TypeClash, Assert.Throws<BrokerException>(() => store.Increment("text", 1u)).Code);
        Assert.Equal(ErrorCode.NoSuchKey, Assert.Throws<BrokerException>(() => store.Decrement("none", 1u)).Code);
        Assert.True(store.PutUnique("once", 1u));
        Assert.False(store.PutUnique("once", 2u));
        store.Erase("once");
        Assert.False(store.Exists("once"));
        Assert.Equal("{n, set, t, text, v}", store.Keys().ToString());
    }

    [Theory]
    [InlineData(StoreBackend.Sqlite)]
    [InlineData(StoreBackend.RocksDb)]
    public void Entries_and_due_times_outlive_the_process(StoreBackend backend)
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualClock();
        var options = new BrokerOptions { Clock = clock };
        var path = new StoreOptions { Path = folder.Path("s") };
        using (var context = new BrokerContext())
        {
            var store = context.Spawn(options).AttachMaster("s", backend, path);
            store.Put("stays", BrokerData.Set(1u, 2u));
            store.Put("goes", 2u, TimeSpan.FromSeconds(5));
        }

        using (var context = new BrokerContext())
        {
            var store = context.Spawn(options).AttachMaster("s", backend, path);
            Assert.Equal("{1, 2}", store.Get("stays").ToString());
            Assert.True(store.Exists("goes"));
            clock.Advance(TimeSpan.FromSeconds(6));
            Assert.True(SpinWait.SpinUntil(() => !store.Exists("goes"), Patience));
        }
    }

    [Fact]
    public async Task What_expires_goes_everywhere_and_a_later_put_keeps_it()
    {
        await using var context = new BrokerContext();
        var clock = new ManualClock();
        var a = context.Spawn(new BrokerOptions { Clock = clock });
        var b = context.Spawn();
        a.Peer(b);
        var changes = new ConcurrentQueue<StoreEventKind>();
        var master = a.AttachMaster("s");
        var clone = await b.AttachCloneAsync("s");
        clone.Changed += e => changes.Enqueue(e.Kind);
        master.Put("x", 1u, TimeSpan.FromSeconds(1));
        master.Put("y", 1u, TimeSpan.FromSeconds(1));
        master.Put("y", 2u);
        clock.Advance(TimeSpan.FromSeconds(2));
        await UntilAsync(() => !master.Exists("x") && !clone.Exists("x"));
        Assert.Equal(2u, clone.Get("y"));
        Assert.Equal([StoreEventKind.Insert, StoreEventKind.Insert, StoreEventKind.Update, StoreEventKind.Expire], changes);
    }

    [Fact]
    public async Task A_clone_takes_up_with_a_master_that_was_started_anew()
    {
        await using var context = new BrokerContext();
        var plain = new BrokerOptions { Tls = TlsOptions.Disabled };
        var port = Ports.Free();
        var first = context.Spawn(plain);
        first.Listen("127.0.0.1", port);
        first.AttachMaster("s").Put("old", 1u);
        var b = context.Spawn(plain);
        Assert.True(b.Peer("127.0.0.1", port, TimeSpan.FromSeconds(1)));
        var clone = await b.AttachCloneAsync("s");
        Assert.Equal(1u, clone.Get("old"));
        await first.DisposeAsync();
        var second = context.Spawn(plain);
        second.AttachMaster("s").Put("new", 2u);
        second.Listen("127.0.0.1", port);
        await UntilAsync(() => clone.Exists("new"));
        Assert.False(clone.Exists("old"));
        await clone.PutAsync("written", 3u).WaitAsync(Patience);
    }

    [Fact]
    public async Task Without_a_master_there_is_no_clone_and_reads_say_so()
    {
        await using var context = new BrokerContext();
        var endpoint = context.Spawn(new BrokerOptions { MaxGetDelay = TimeSpan.FromMilliseconds(50) });
        var clone = endpoint.AttachClone("s");
        Assert.Equal(ErrorCode.StaleData, Assert.Throws<BrokerException>(() => clone.Get("x")).Code);
        clone.Dispose();
        var none = await Assert.ThrowsAsync<BrokerException>(() => endpoint.AttachCloneAsync("s", TimeSpan.FromMilliseconds(50)));
        Assert.Equal(ErrorCode.NoSuchMaster, none.Code);
    }

    [Fact]
    public void Changes_are_published_in_the_endpoint()
    {
        using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Subscribe("<$>/local/data/store-events");
        var store = endpoint.AttachMaster("s");
        store.Put("k", 1u);
        store.Put("k", 2u, TimeSpan.FromSeconds(1));
        store.Erase("k");
        Assert.Equal($"(insert, s, k, 1, nil, {endpoint.Id}, {store.Id.Object})", endpoint.Receive().Data.ToString());
        Assert.Equal($"(update, s, k, 1, 2, 1000000000ns, {endpoint.Id}, {store.Id.Object})", endpoint.Receive().Data.ToString());
        Assert.Equal($"(erase, s, k, {endpoint.Id}, {store.Id.Object})", endpoint.Receive().Data.ToString());
        Assert.DoesNotContain(endpoint.Subscriptions, static t => t.ToString().Contains("local", StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }
}
