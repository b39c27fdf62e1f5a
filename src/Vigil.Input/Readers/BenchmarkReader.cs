using System.Globalization;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;

namespace Vigil.Input.Readers;

/// <summary>Makes up rows, to measure what lies behind readers; the source is how many a reading yields.</summary>
[InputReader("Input::READER_BENCHMARK")]
internal sealed class BenchmarkReader : InputReader
{
    private readonly double _factor;
    private readonly double _addition;
    private Random _random = new(1);
    private double _rows;

    public BenchmarkReader(ReaderTarget target)
        : base(target)
    {
        _factor = target.Names.Double("InputBenchmark::factor", 1);
        _addition = target.Names.Count("InputBenchmark::addfactor", 0);
    }

    public override bool DoInit()
    {
        if (!double.TryParse(Target.Source, CultureInfo.InvariantCulture, out _rows))
        {
            Error($"'{Target.Source}' is not a number of rows");
            return false;
        }

        _random = new((int)_rows);
        return DoUpdate();
    }

    public override bool DoUpdate()
    {
        for (var i = 0; i < _rows; i++)
        {
            var row = new Value[Fields.Count];
            for (var f = 0; f < row.Length; f++)
                row[f] = MakeUp(Fields[f].Type);
            Send(row);
            Stopping.ThrowIfCancellationRequested();
        }

        _rows = (_rows * _factor) + _addition;
        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        return true;
    }

    public override void DoClose()
    {
        // Holds nothing.
    }

    // Measurements, not secrets.
#pragma warning disable CA5394
    private Value MakeUp(ScriptType type)
    {
        var number = (uint)_random.Next();
        switch (type.Tag)
        {
            case TypeTag.Bool:
                return Value.Bool((number & 1) != 0);
            case TypeTag.Int:
                return Value.Int(number);
            case TypeTag.Count:
                return Value.Count((ulong)number);
            case TypeTag.Double or TypeTag.Time or TypeTag.Interval:
                return Value.Scalar(type, BitConverter.DoubleToUInt64Bits(_random.NextDouble()));
            case TypeTag.Port:
                return Value.Port(new((int)(number & 0xFFFF), TransportProtocol.Unknown));
            case TypeTag.Addr:
                return Value.Addr(Addr.V4(number));
            case TypeTag.Subnet:
                return Value.Subnet(Subnet.OfWidth(Addr.V4(number), 16));
            case TypeTag.String:
                Span<byte> letters = stackalloc byte[10];
                foreach (ref var letter in letters)
                    letter = (byte)('a' + _random.Next(26));
                return Value.String(letters);
            default:
                return Elements(type);
        }
    }

    private Value Elements(ScriptType type)
    {
        var count = _random.Next(10);
        if (type is VectorType { IsUntyped: false } vector && vector.Element is not VectorType and not TableType)
        {
            var made = new VectorVal(vector);
            while (count-- > 0)
                made.Add(MakeUp(vector.Element));
            return Value.Of(made);
        }

        if (type is not TableType { IsSet: true, Indices: [BaseType element] } table)
            return default;
        var set = new TableVal(table);
        while (count-- > 0)
            set.Set(MakeUp(element));
        return Value.Of(set);
    }
#pragma warning restore CA5394
}
