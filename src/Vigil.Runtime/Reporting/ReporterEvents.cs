using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Timing;

namespace Vigil.Runtime.Reporting;

/// <summary>Events that carry messages to scripts, and from there to reporter.log.</summary>
internal sealed partial class ReporterEvents : EventSource
{
    /// <summary>A message.</summary>
    [Event("reporter_info", "t: time, msg: string, location: string")]
    public partial void Info(NetworkTime t, string msg, string location);

    /// <summary>A warning.</summary>
    [Event("reporter_warning", "t: time, msg: string, location: string")]
    public partial void Warning(NetworkTime t, string msg, string location);

    /// <summary>An error.</summary>
    [Event("reporter_error", "t: time, msg: string, location: string")]
    public partial void Error(NetworkTime t, string msg, string location);
}
