using BenchmarkDotNet.Attributes;
using Vigil.Core.Values;

namespace Vigil.Benchmarks.Script;

/// <summary>Events, hooks, <c>when</c> and <c>schedule</c>; figures are for one of each.</summary>
public class DispatchBenchmarks
{
    private const int Turns = 1000;

    private static readonly string Code = $$"""
        global sum: count = 0;
        global flag = T;
        global h: hook(n: count);
        hook h(n: count) { sum += n; }
        event one_handler(n: count) { sum += n; }
        {{string.Concat(Enumerable.Repeat("event twenty_handlers(n: count) { sum += n; }\n", 20))}}
        event later(n: count) { sum += n; }
        event queue_events() { local i: count = 0; while ( i < 1000 ) { event one_handler(i); ++i; } }
        event call_hooks() { local i: count = 0; while ( i < 1000 ) { hook h(i); ++i; } }
        event schedule_events() { local i: count = 0; while ( i < 1000 ) { schedule 1sec { later(i) }; ++i; } }
        event wait() { local i: count = 0; while ( i < 1000 ) { when ( flag ) { ++sum; } ++i; } }
        """;

    private ScriptBench _bench = null!; // made by Setup

    [GlobalSetup]
    public void Setup() => _bench = new(Code);

    [GlobalCleanup]
    public void Cleanup() => _bench.Dispose();

    [Benchmark]
    public void One_handler() => _bench.Raise("one_handler", Value.Count(1));

    [Benchmark]
    public void Twenty_handlers() => _bench.Raise("twenty_handlers", Value.Count(1));

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Event_from_a_script() => _bench.Raise("queue_events");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Hook() => _bench.Raise("call_hooks");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Schedule_and_fire()
    {
        _bench.Raise("schedule_events");
        _bench.FireTimers();
    }

    [Benchmark(OperationsPerInvoke = Turns)]
    public void When_that_holds_at_once() => _bench.Raise("wait");
}
