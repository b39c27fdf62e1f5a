using Vigil.Analysis.Connections;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Detection;

/// <summary>Turns confirmations and violations into events.</summary>
public sealed class AnalyzerDetection(EngineContext engine, AnalyzerRegistry registry, int maxViolations = 1000) : IDetection
{
    private readonly DetectionEvents _events = DetectionEvents.Of(engine);
    private RecordType? _confirmation;
    private RecordType? _violation;

    /// <inheritdoc/>
    public void Confirmed(Analyzer analyzer)
    {
        if (!_events.HasConfirmation)
            return;
        var tag = registry.TagOf(analyzer.Descriptor);
        if (!tag.IsSet || Type(ref _confirmation, "AnalyzerConfirmationInfo") is not { } type)
            return;
        var info = RecordVal.Create(type, engine);
        Fill(info, analyzer);
        _events.Confirmation(tag, info);
    }

    /// <inheritdoc/>
    public void Violated(Analyzer analyzer, string reason, ReadOnlySpan<byte> data)
    {
        // A stream of violations tells no more than the first ones.
        if (!_events.HasViolation || (maxViolations > 0 && analyzer.Violations > maxViolations))
            return;
        var tag = registry.TagOf(analyzer.Descriptor);
        if (!tag.IsSet || Type(ref _violation, "AnalyzerViolationInfo") is not { } type)
            return;
        var info = RecordVal.Create(type, engine);
        info[type.SlotOf("reason")] = Value.String(reason);
        if (!data.IsEmpty)
            info[type.SlotOf("data")] = Value.String(data);
        Fill(info, analyzer);
        _events.Violation(tag, info);
    }

    /// <inheritdoc/>
    public void TunnelConfirmed(Connection connection, string decoder)
    {
        if (!_events.HasConfirmation || DecoderTag(decoder) is not { IsSet: true } tag
            || Type(ref _confirmation, "AnalyzerConfirmationInfo") is not { } type)
            return;
        var info = RecordVal.Create(type, engine);
        info[type.SlotOf("c")] = connection.ToValue();
        _events.Confirmation(tag, info);
    }

    /// <inheritdoc/>
    public void TunnelViolated(Connection connection, string decoder, string reason)
    {
        if (!_events.HasViolation || DecoderTag(decoder) is not { IsSet: true } tag
            || Type(ref _violation, "AnalyzerViolationInfo") is not { } type)
            return;
        var info = RecordVal.Create(type, engine);
        info[type.SlotOf("reason")] = Value.String(reason);
        info[type.SlotOf("c")] = connection.ToValue();
        _events.Violation(tag, info);
    }

    private Value DecoderTag(string decoder) =>
        engine.Find<ITypeTable>()?.Find("AllAnalyzers::Tag") is EnumType tags
        && tags.TryGetValue("AllAnalyzers::PACKETANALYZER_ANALYZER_" + decoder, out var number) ? Value.Enum(tags, number) : default;

    private static void Fill(RecordVal info, Analyzer analyzer)
    {
        info[info.RecordType.SlotOf("c")] = analyzer.Connection.ToValue();
        info[info.RecordType.SlotOf("aid")] = Value.Count(analyzer.Id);
    }

    private RecordType? Type(ref RecordType? type, string name) => type ??= engine.Find<ITypeTable>()?.Find(name) as RecordType;
}
