using Vigil.Analysis.Files;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Files.Entropy;

/// <summary>Measures how random a file looks; a file with gaps is not measured.</summary>
[FileAnalyzer("ENTROPY")]
internal sealed class EntropyAnalyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private readonly EntropyMeter _meter = new();

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data)
    {
        _meter.Add(data);
        return true;
    }

    /// <inheritdoc/>
    public override bool Undelivered(long offset, long length) => false;

    /// <inheritdoc/>
    public override bool EndOfFile()
    {
        var events = EntropyEvents.Of(Engine);
        if (_meter.Total == 0 || !events.HasFileEntropy)
            return false;
        var type = (RecordType)Engine.Service<ITypeTable>().Find("entropy_test_result")!; // declared by the bare scripts
        var result = RecordVal.CreateUnset(type);
        result[type.SlotOf("entropy")] = Value.Double(_meter.Entropy);
        result[type.SlotOf("chi_square")] = Value.Double(_meter.ChiSquare);
        result[type.SlotOf("mean")] = Value.Double(_meter.Mean);
        result[type.SlotOf("monte_carlo_pi")] = Value.Double(_meter.MonteCarloPi);
        result[type.SlotOf("serial_correlation")] = Value.Double(_meter.SerialCorrelation);
        events.FileEntropy(File, Value.Of(result));
        return false;
    }
}
