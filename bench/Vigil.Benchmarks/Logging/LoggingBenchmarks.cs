using BenchmarkDotNet.Attributes;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;
using Vigil.Logging.Writers;

namespace Vigil.Benchmarks.Logging;

/// <summary>One row shaped as those of conn.log, turned into a line.</summary>
public class LoggingBenchmarks
{
    private readonly ByteBuffer _output = new(1 << 16);
    private readonly Value[] _row =
    [
        Value.Time(1_700_000_000.123456), Value.String("CHhAvVGS1DHFjwGM9"), Value.Addr(Addr.V4(0x0A00_0001)),
        Value.Port(new Port(40000, TransportProtocol.Tcp)), Value.Addr(Addr.V4(0x0A00_0002)), Value.Port(new Port(80, TransportProtocol.Tcp)),
        Value.String("tcp"), Value.String("http"), Value.Interval(1.25), Value.Count(300), Value.Count(4000), Value.String("SF"), default,
        default, Value.Count(0), Value.String("ShADadFf"), Value.Count(7), Value.Count(700), Value.Count(6), Value.Count(4300),
        Value.Of(new ListVal([])), Value.Count(6),
    ];

    private LogTarget _target = null!; // made by Setup
    private TsvFormat _tsv = null!; // made by Setup
    private JsonFormat _json = null!; // made by Setup

    [GlobalSetup]
    public void Setup()
    {
        _target = new(
            "conn", new([.. _row.Select(static (_, i) => new LogColumn("column" + i, BaseType.String, [i], false))]), new Dictionary<string, string>());
        _tsv = new(new());
        _json = new(new());
    }

    [Benchmark]
    public int Tsv() => Write(_tsv);

    [Benchmark]
    public int Json() => Write(_json);

    private int Write(RowFormat format)
    {
        _output.Clear();
        format.Append(_output, _target, _row);
        return _output.Length;
    }
}
