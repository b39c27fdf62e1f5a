using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Vigil.Broker.Tests;

/// <summary>The programs of docs/broker.md: they stand here word for word, but for the port and the file, so they compile, and they run.</summary>
#pragma warning disable IDE1006 // the examples write to something called Console
public sealed partial class ExampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Every_example_of_the_page_stands_here()
    {
        var source = Plain(File.ReadAllText(Here()));
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/broker.md"));
        var examples = Block().Matches(page);
        Assert.Equal(4, examples.Count);
        foreach (Match example in examples)
            Assert.Contains(Plain(example.Groups[1].Value.Replace("9999", "port").Replace("\"lord.sqlite\"", "path")), source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_programs_understand_each_other()
    {
        var output = new Lines("bro/event -> (1, 1, (my_event, (Hello C# Broker!, 42), ()))");
        var port = Ports.Free();
        var receiver = new Thread(() => Receive(port, output)) { IsBackground = true };
        receiver.Start();
        for (var i = 0; i < 100 && !receiver.Join(50); i++)
            Send(port); // the receiver may not listen yet
        Assert.True(receiver.Join(Patience));
    }

    [Fact]
    public async Task The_receiver_without_blocking_gets_the_same_both_ways()
    {
        await using var context = new BrokerContext();
        var (endpoint, sender) = (context.Spawn(), context.Spawn());
        sender.Peer(endpoint);
        endpoint.Subscribe("bro/event");
        var output = new Lines("Hello C# Broker! 42");
        var receiving = ReceiveAsync(endpoint, output);
        Assert.True(await sender.AwaitSubscriptionAsync("bro/event", Patience));
        sender.Publish("bro/event", "my_event", "Hello C# Broker!", 42u);
        await Assert.ThrowsAsync<EndOfStreamException>(() => receiving.WaitAsync(Patience));
        Assert.True(SpinWait.SpinUntil(() => output.Written.Contains("bro/event: (1, 1, (my_event, (Hello C# Broker!, 42), ()))"), Patience));
    }

    [Fact]
    public async Task The_stores_have_what_was_put()
    {
        using var folder = new TemporaryFolder();
        await using var context = new BrokerContext();
        var (endpoint, other) = (context.Spawn(), context.Spawn());
        endpoint.Peer(other);
        Assert.Equal(42u, await UseStoresAsync(endpoint, other, folder.Path("lord.sqlite")));
    }

    private static void Receive(int port, Lines Console)
    {
        try
        {
            using var context = new BrokerContext();
            var endpoint = context.Spawn();
            endpoint.Listen("127.0.0.1", port);
            endpoint.Subscribe("bro/event");
            while (true)
                endpoint.Receive((topic, data) => Console.WriteLine($"{topic} -> {data}"));
        }
        catch (EndOfStreamException)
        {
        }
    }

    private static void Send(int port)
    {
        using var context = new BrokerContext();
        var endpoint = context.Spawn();
        endpoint.Peer("127.0.0.1", port);
        endpoint.Publish("bro/event", "my_event", "Hello C# Broker!", 42u);
    }

    private static async Task ReceiveAsync(Endpoint endpoint, Lines Console)
    {
        endpoint.Subscribe("bro/event", (topic, data) => Console.WriteLine($"{topic}: {data}"));   // a callback for each topic
        await foreach (var message in endpoint.Messages())                                          // or a stream
            if (ZeekMessage.TryParse(message.Data) is ZeekEvent { Name: "my_event", Arguments: [{ Value: string text }, { Value: ulong number }] })
                Console.WriteLine($"{text} {number}");
    }

    private static async Task<BrokerData> UseStoresAsync(Endpoint endpoint, Endpoint other, string path)
    {
        var master = endpoint.AttachMaster("lord", StoreBackend.Sqlite, new StoreOptions { Path = path });
        master.Put("foo", 42u);
        master.Put("bar", "baz", expiry: TimeSpan.FromMinutes(5));

        var clone = await other.AttachCloneAsync("lord");        // `other` is a direct peer
        var value = clone.Get("foo");                            // or: await clone.GetAsync("foo"); BrokerException says NoSuchKey
        await clone.IncrementAsync("foo", 1u);                   // completes when the master has it
        return value;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    // Lines without indentation, blanks in a row, and directives.
    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(static l => l.Trim())
        .Where(static l => l.Length > 0 && !(l.StartsWith("using ", StringComparison.Ordinal) && !l.Contains('=', StringComparison.Ordinal))));

    private static string Here([CallerFilePath] string path = "") => path;

    // Ends the program after a line.
    private sealed class Lines(string last)
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public void WriteLine(string line)
        {
            Written.Enqueue(line);
            if (line == last)
                throw new EndOfStreamException();
        }
    }
}
