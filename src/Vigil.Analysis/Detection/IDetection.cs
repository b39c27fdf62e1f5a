using Vigil.Analysis.Tree;

namespace Vigil.Analysis.Detection;

/// <summary>What analyzers tell about whether the traffic is their protocol.</summary>
public interface IDetection
{
    /// <summary>It is (event <c>analyzer_confirmation_info</c>).</summary>
    void Confirmed(Analyzer analyzer);

    /// <summary>It is not, or it is broken (event <c>analyzer_violation_info</c>).</summary>
    void Violated(Analyzer analyzer, string reason, ReadOnlySpan<byte> data);
}
