using System.Diagnostics;

namespace Vigil.Broker.Bench;

/// <summary>Puts to a master, alone or with clones over TCP that have to end up with the same entries.</summary>
internal sealed record StoreMeasurement(string Name, int Clones, double Seconds)
{
    private const int Keys = 10_000;

    public void Run()
    {
        using var context = new BrokerContext();
        var options = new BrokerOptions { Tls = TlsOptions.Disabled };
        var endpoint = context.Spawn(options);
        var port = endpoint.Listen("127.0.0.1");
        var master = endpoint.AttachMaster("bench");
        var clones = new List<Store>();
        for (var i = 0; i < Clones; i++)
        {
            var other = context.Spawn(options);
            if (!other.Peer("127.0.0.1", port))
                throw new InvalidOperationException("no peering");
            clones.Add(other.AttachCloneAsync("bench").GetAwaiter().GetResult());
        }

        var keys = Enumerable.Range(0, Keys).Select(static i => (BrokerData)$"key {i}").ToArray();
        var clock = Stopwatch.StartNew();
        ulong puts = 0;
        while (clock.Elapsed.TotalSeconds < Seconds)
        {
            for (var i = 0; i < 1000; i++)
                master.Put(keys[puts % Keys], ++puts);
        }

        var last = keys[(puts - 1) % Keys];
        foreach (var clone in clones)
        {
            while (!(clone.TryGet(last, out var value) && value == puts))
                Thread.Sleep(1);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var same = clones.TrueForAll(c => c.Snapshot().Count == master.Snapshot().Count && c.Snapshot().All(e => master.Get(e.Key) == e.Value));
        Console.WriteLine($"{Name,-20} {puts / seconds,10:N0} puts/s{(Clones > 0 ? $", {Clones} clones {(same ? "equal" : "UNLIKE")} at the end" : "")}");
    }
}
