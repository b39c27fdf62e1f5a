namespace Vigil.Runtime.Profiling;

/// <summary>What a line has cost, without what it called.</summary>
public struct LineCost
{
    /// <summary>How often it was come to.</summary>
    public long Hits;

    /// <summary>Time, in ticks of the stopwatch.</summary>
    public long Ticks;

    /// <summary>Octets allocated.</summary>
    public long Octets;
}
