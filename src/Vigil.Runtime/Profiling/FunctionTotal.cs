namespace Vigil.Runtime.Profiling;

/// <summary>What a function has cost; times in ticks of the stopwatch.</summary>
public struct FunctionTotal
{
    /// <summary>How often it was called.</summary>
    public long Calls;

    /// <summary>Time in it alone.</summary>
    public long OwnTicks;

    /// <summary>Octets it allocated itself.</summary>
    public long OwnOctets;

    /// <summary>Time in it and what it called.</summary>
    public long TotalTicks;

    /// <summary>Octets allocated by it and what it called.</summary>
    public long TotalOctets;
}
