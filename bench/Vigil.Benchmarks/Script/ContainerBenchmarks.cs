using BenchmarkDotNet.Attributes;

namespace Vigil.Benchmarks.Script;

/// <summary>Tables and sets of scripts by type of their keys; figures are for one element.</summary>
public class ContainerBenchmarks
{
    private const int Elements = 1000;

    private const string Code = """
        type Pair: record { host: addr; service: port; };
        global sum: count = 0;
        global keys_count: vector of count;
        global keys_string: vector of string;
        global keys_addr: vector of addr;
        global keys_subnet: vector of subnet;
        global keys_record: vector of Pair;
        global table_count: table[count] of count;
        global table_string: table[string] of count;
        global table_addr: table[addr] of count;
        global table_subnet: table[subnet] of count;
        global table_record: table[Pair] of count;
        global table_two: table[addr, port] of count;
        event zeek_init()
            {
            local i: count = 0;
            while ( i < 1000 )
                {
                local a = count_to_v4_addr(167772160 + i * 256);
                keys_count += i;
                keys_string += fmt("host-%d.example.com", i);
                keys_addr += a;
                keys_subnet += a/24;
                keys_record += Pair($host=a, $service=count_to_port(i, tcp));
                ++i;
                }
            for ( _, k in keys_count ) table_count[k] = k;
            for ( n, s in keys_string ) table_string[s] = n;
            for ( n, h in keys_addr ) { table_addr[h] = n; table_two[h, keys_record[n]$service] = n; }
            for ( n, w in keys_subnet ) table_subnet[w] = n;
            for ( n, p in keys_record ) table_record[p] = n;
            }
        event write_count() { for ( _, k in keys_count ) table_count[k] = 1; }
        event write_string() { for ( _, k in keys_string ) table_string[k] = 1; }
        event write_addr() { for ( _, k in keys_addr ) table_addr[k] = 1; }
        event write_subnet() { for ( _, k in keys_subnet ) table_subnet[k] = 1; }
        event write_record() { for ( _, k in keys_record ) table_record[k] = 1; }
        event write_two() { for ( _, k in keys_record ) table_two[k$host, k$service] = 1; }
        event read_count() { for ( _, k in keys_count ) sum += table_count[k]; }
        event read_string() { for ( _, k in keys_string ) sum += table_string[k]; }
        event read_addr() { for ( _, k in keys_addr ) sum += table_addr[k]; }
        event read_subnet() { for ( _, k in keys_subnet ) sum += table_subnet[k]; }
        event read_record() { for ( _, k in keys_record ) sum += table_record[k]; }
        event read_two() { for ( _, k in keys_record ) sum += table_two[k$host, k$service]; }
        event test_count() { for ( _, k in keys_count ) if ( k in table_count ) ++sum; }
        event test_string() { for ( _, k in keys_string ) if ( k in table_string ) ++sum; }
        event test_addr() { for ( _, k in keys_addr ) if ( k in table_addr ) ++sum; }
        event test_subnet() { for ( _, k in keys_addr ) if ( k in table_subnet ) ++sum; }
        event test_record() { for ( _, k in keys_record ) if ( k in table_record ) ++sum; }
        event test_two() { for ( _, k in keys_record ) if ( [k$host, k$service] in table_two ) ++sum; }
        """;

    private ScriptBench _bench = null!; // made by Setup

    /// <summary>Type of the keys; <c>two</c> is an address and a port, <c>subnet</c> is tested with an address.</summary>
    [Params("count", "string", "addr", "subnet", "record", "two")]
    public string Key { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _bench = new(Code);

    [GlobalCleanup]
    public void Cleanup() => _bench.Dispose();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Write() => _bench.Raise("write_" + Key);

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Read() => _bench.Raise("read_" + Key);

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Test() => _bench.Raise("test_" + Key);
}
