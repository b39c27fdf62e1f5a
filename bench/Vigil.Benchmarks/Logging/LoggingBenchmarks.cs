using BenchmarkDotNet.Attributes;
using Vigil.Core.Text;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Benchmarks.Logging;

/// <summary>One row of conn.log, turned into a line.</summary>
public class LoggingBenchmarks
{
    private readonly ByteBuilder _output = new(1 << 16);
    private readonly LogTarget _target = ConnRows.Target;
    private readonly Value[][] _rows = ConnRows.Make(1000);
    private readonly TsvFormat _tsv = new(new());
    private readonly JsonFormat _json = new(new());
    private int _next;

    [Benchmark]
    public int Tsv() => Write(_tsv);

    [Benchmark]
    public int Json() => Write(_json);

    private int Write(RowFormat format)
    {
        _output.Clear();
        _next = (_next + 1) % _rows.Length;
        format.Append(_output, _target, _rows[_next]);
        return _output.Length;
    }
}
