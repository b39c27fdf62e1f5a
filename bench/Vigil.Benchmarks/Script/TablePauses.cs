using System.Globalization;
using Vigil.Core;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Testing;

namespace Vigil.Benchmarks.Script;

/// <summary>The longest time that one insertion or one slice of expiration takes in a table that expires (<c>bench/run pauses</c>).</summary>
/// <remarks>
/// 10,000 insertions for each second of network time and an interval of 100 seconds: the table grows to a million and stays
/// there while as many expire as come. Time is that of the processor in this thread, so that other work on the machine does not
/// show; the collector works in the thread that allocates, so its pauses do, and are told apart.
/// </remarks>
internal static class TablePauses
{
    private const int PerSecond = 10_000;
    private const int Seconds = 320;
    private const double Interval = 100;

    public static void Run(string only)
    {
        Console.WriteLine("| table | entries | insertions | mean ns | longest ms | with a collection of generation 0, 1, 2 ms | over 10 ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure("warm-up", ExpireMode.Create, static n => Value.Count(n), 20);
        if (only.Length > 0)
        {
            Measure("table[string], &create_expire", ExpireMode.Create, static n => Value.String($"host-{n}.example.com"), Seconds);
            return;
        }

        Measure("table[count], &create_expire", ExpireMode.Create, static n => Value.Count(n), Seconds);
        Measure("table[string], &create_expire", ExpireMode.Create, static n => Value.String($"host-{n}.example.com"), Seconds);
        Measure("table[addr] (IPv6), &create_expire", ExpireMode.Create, static n => Value.Addr(new(n, n)), Seconds);
        Measure("table[count], &write_expire", ExpireMode.Write, static n => Value.Count(n), Seconds);
        Measure("table[string], &read_expire", ExpireMode.Read, static n => Value.String($"host-{n}.example.com"), Seconds);
    }

    private static void Measure(string name, ExpireMode mode, Func<ulong, Value> key, int seconds)
    {
        GC.Collect();
        var context = new EngineContext(new SilentReporter());
        context.AddService(new ExpirySettings { StartTime = 1 });
        context.Now = new(1);
        var index = key(0).Type;
        var table = new TableVal(new TableType([index], BaseType.Count), new() { Expire = mode, ExpireInterval = static _ => Interval });
        long longest = 0, total = 0;
        Span<long> collecting = stackalloc long[3];
        int over = 0, most = 0;
        for (var n = 0UL; n < (ulong)(seconds * PerSecond); n++)
        {
            var (first, second, third) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
            var begin = ThreadTime.Now();
            var element = key(n); // strings are what makes the collector work
            context.Now = new NetworkTime(1 + (n / (double)PerSecond));
            table.Assign(context, element, Value.Count(n));
            if (context.Timers.NextDue <= context.Now)
                context.Timers.Advance(context.Now, 0);
            var took = ThreadTime.Now() - begin;
            total += took;
            most = Math.Max(most, table.Count);
            if (Milliseconds(took) > 10)
                over++;
            var generation = GC.CollectionCount(2) != third ? 2 : GC.CollectionCount(1) != second ? 1 : GC.CollectionCount(0) != first ? 0 : -1;
            ref var kind = ref longest;
            if (generation >= 0)
                kind = ref collecting[generation];
            kind = Math.Max(kind, took);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {most} | {seconds * PerSecond} | {total / (double)(seconds * PerSecond):F0} | {Milliseconds(longest):F2} | {Milliseconds(collecting[0]):F1}, {Milliseconds(collecting[1]):F1}, {Milliseconds(collecting[2]):F1} | {over} |"));
    }

    private static double Milliseconds(long nanoseconds) => nanoseconds / 1e6;
}
