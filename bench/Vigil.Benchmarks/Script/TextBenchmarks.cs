using BenchmarkDotNet.Attributes;

namespace Vigil.Benchmarks.Script;

/// <summary>Strings, patterns and vectors of records in scripts; figures are for one turn.</summary>
public class TextBenchmarks
{
    private const int Turns = 1000;

    private const string Code = """
        type Entry: record { host: addr; hits: count &default=0; note: string &optional; };
        global sum: count = 0;
        global text: string = "";
        global entries: vector of Entry;
        const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        event zeek_init()
            {
            local i: count = 0;
            while ( i < 1000 ) { entries += Entry($host=10.0.0.1, $hits=i); ++i; }
            }
        event do_concatenate() { local i: count = 0; while ( i < 1000 ) { text = "a" + agent + "b"; ++i; } }
        event do_cat() { local i: count = 0; while ( i < 1000 ) { text = cat("a", i, 1.5, agent); ++i; } }
        event do_fmt() { local i: count = 0; while ( i < 1000 ) { text = fmt("%d %s %.2f", i, agent, 1.5); ++i; } }
        event do_search() { local i: count = 0; while ( i < 1000 ) { if ( /Firefox\/[0-9]+|Chrome\/[0-9]+/ in agent ) ++sum; ++i; } }
        event do_match() { local i: count = 0; while ( i < 1000 ) { if ( /.*curl.*/ == agent ) ++sum; ++i; } }
        event do_compare() { local i: count = 0; while ( i < 1000 ) { if ( agent == text ) ++sum; ++i; } }
        event do_make_records() { local v: vector of Entry; local i: count = 0; while ( i < 1000 ) { v += Entry($host=10.0.0.1); ++i; } }
        event do_read_records() { for ( _, e in entries ) if ( ! e?$note ) sum += e$hits; }
        event do_write_records() { for ( _, e in entries ) ++e$hits; }
        """;

    private ScriptBench _bench = null!; // made by Setup

    [GlobalSetup]
    public void Setup() => _bench = new(Code);

    [GlobalCleanup]
    public void Cleanup() => _bench.Dispose();

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Concatenate() => _bench.Raise("do_concatenate");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Cat() => _bench.Raise("do_cat");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Format() => _bench.Raise("do_fmt");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Pattern_search() => _bench.Raise("do_search");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Pattern_match() => _bench.Raise("do_match");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Compare() => _bench.Raise("do_compare");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Record_made_and_appended() => _bench.Raise("do_make_records");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Record_of_a_vector_read() => _bench.Raise("do_read_records");

    [Benchmark(OperationsPerInvoke = Turns)]
    public void Record_of_a_vector_written() => _bench.Raise("do_write_records");
}
