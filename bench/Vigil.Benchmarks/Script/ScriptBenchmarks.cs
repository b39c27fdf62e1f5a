using BenchmarkDotNet.Attributes;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Benchmarks.Script;

/// <summary>Compiled scripts; figures are for one call, one turn of a loop, one event.</summary>
public class ScriptBenchmarks
{
    private const int Turns = 1000;

    private const string Code = """
        global sum: count = 0;
        global seen: table[count] of count;
        global text: string = "";
        function fib(n: count): count { if ( n < 2 ) return n; return fib(n - 1) + fib(n - 2); }
        event bench_call(n: count) { sum += fib(15); }
        event bench_loop(n: count) { local i: count = 0; while ( i < n ) { sum += i; ++i; } }
        event bench_table(n: count) { local i: count = 0; while ( i < n ) { seen[i] = i; sum += seen[i]; ++i; } }
        event bench_text(n: count) { local i: count = 0; while ( i < n ) { text = cat("a", i, "b"); ++i; } }
        event bench_empty(n: count) { }
        """;

    private EngineBench _bench = null!; // made by Setup
    private EventTable _events = null!; // made by Setup

    [GlobalSetup]
    public void Setup()
    {
        _bench = new(Code);
        _events = _bench.Engine.Context.Service<EventTable>();
    }

    [GlobalCleanup]
    public void Cleanup() => _bench.Dispose();

    /// <summary>The fifteenth Fibonacci number, recursively: 1973 calls.</summary>
    [Benchmark(OperationsPerInvoke = 1973)]
    public void Call() => Raise("bench_call");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Loop() => Raise("bench_loop");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Table_write_and_read() => Raise("bench_table");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void String_building() => Raise("bench_text");

    [Benchmark]
    public void Event() => Raise("bench_empty");

    private void Raise(string name)
    {
        _events.Get(name).Raise(Value.Count(Turns));
        _bench.Engine.Context.Events.Drain();
    }
}
