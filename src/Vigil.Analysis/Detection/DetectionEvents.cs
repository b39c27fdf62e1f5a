using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Analysis.Detection;

/// <summary>Events about which protocol a connection speaks.</summary>
internal sealed partial class DetectionEvents : EventSource
{
    /// <summary>An analyzer is sure that the traffic is its protocol.</summary>
    [Event("analyzer_confirmation_info", "atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo")]
    public partial void Confirmation(Value atype, RecordVal info);

    /// <summary>An analyzer found that the traffic is not its protocol, or breaks its rules.</summary>
    [Event("analyzer_violation_info", "atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo")]
    public partial void Violation(Value atype, RecordVal info);

    /// <summary>A connection matched the protocol of an analyzer too late for it to begin.</summary>
    [Event("protocol_late_match", "c: connection, atype: Analyzer::Tag")]
    public partial void LateMatch(Connection c, Value atype);

    /// <summary>A connection that was expected came and got its analyzer.</summary>
    [Event("scheduled_analyzer_applied", "c: connection, a: Analyzer::Tag")]
    public partial void ScheduledApplied(Connection c, Value a);
}
