using System.Diagnostics;

namespace Vigil.Broker.Bench;

/// <summary>Two endpoints, one that sends and one that receives; the message is one entry of conn.log.</summary>
internal sealed record Measurement(string Name, TlsMode? Mode, double Seconds, int Capacity)
{
    private const int LatencySamples = 5000;

    public void Run()
    {
        using var context = new BrokerContext();
        var flow = new FlowLimits { Capacity = Capacity, Policy = OverflowPolicy.Block };
        var options = new BrokerOptions
        {
            Tls = new TlsOptions { Mode = Mode ?? TlsMode.Disabled },
            PeerFlow = flow,
            SubscriberFlow = flow,
        };
        var sender = context.Spawn(options);
        var receiver = context.Spawn(options);
        receiver.Subscribe("bench");
        if (Mode is null)
            sender.Peer(receiver);
        else if (!sender.Peer("127.0.0.1", receiver.Listen("127.0.0.1")))
            throw new InvalidOperationException("no peering");

        Throughput(sender, receiver, 1); // warm
        var memory = new List<long>();
        var before = GC.GetTotalAllocatedBytes();
        var (count, seconds) = Throughput(sender, receiver, Seconds, memory);
        var allocated = (GC.GetTotalAllocatedBytes() - before) / (double)count;
        var lost = sender.Peers.Sum(static p => p.Flow.Dropped);
        var latency = Latency(sender, receiver);
        Console.WriteLine(
            $"{Name,-12} {count / seconds,10:N0}/s  p50 {latency[latency.Length / 2],6:N1} us  p99 {latency[latency.Length * 99 / 100],6:N1} us  "
            + $"{allocated,5:N0} B/message  lost {lost}  working set {memory[0] >> 20}..{memory.Max() >> 20} MB  peers {sender.Peers.Count}");
    }

    private static (long Count, double Seconds) Throughput(Endpoint sender, Endpoint receiver, double seconds, List<long>? memory = null)
    {
        var entry = ConnEntry.Make(1, 0);
        var clock = Stopwatch.StartNew();
        long received = 0;
        var thread = new Thread(() =>
        {
            while (!receiver.Receive().Data.IsNone)
                received++;
        });
        thread.Start();
        long sent = 0;
        var nextSample = 0.0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            for (var i = 0; i < 1000; i++)
                sender.Publish("bench/conn", "conn_entry", entry);
            sent += 1000;
            if (clock.Elapsed.TotalSeconds >= nextSample)
            {
                memory?.Add(Environment.WorkingSet);
                nextSample += 1;
            }
        }

        sender.Publish("bench/conn", BrokerData.None);
        thread.Join();
        return sent == received ? (sent, clock.Elapsed.TotalSeconds) : throw new InvalidOperationException($"{sent} sent, {received} received");
    }

    // One message at a time, there and back again is not measured: both ends have the same clock.
    private static double[] Latency(Endpoint sender, Endpoint receiver)
    {
        var times = new double[LatencySamples];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            sender.Publish("bench/conn", "conn_entry", ConnEntry.Make((uint)i, start));
            _ = receiver.Receive();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times;
    }
}
