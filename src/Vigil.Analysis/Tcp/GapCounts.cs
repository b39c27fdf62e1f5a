namespace Vigil.Analysis.Tcp;

/// <summary>What was acknowledged in established connections, and how much of it the capture does not have.</summary>
public sealed class GapCounts
{
    /// <summary>Segments that acknowledged something new.</summary>
    public long Acknowledgments { get; internal set; }

    /// <summary>Octets acknowledged.</summary>
    public long AcknowledgedOctets { get; internal set; }

    /// <summary>Segments that acknowledged something that was not seen.</summary>
    public long Gaps { get; internal set; }

    /// <summary>Octets acknowledged and not seen.</summary>
    public long MissingOctets { get; internal set; }
}
