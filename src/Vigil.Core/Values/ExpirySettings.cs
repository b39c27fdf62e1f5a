namespace Vigil.Core.Values;

/// <summary>How often tables look for entries that have expired; a service of the engine, which sets it from script options.</summary>
public sealed class ExpirySettings
{
    /// <summary><c>table_expire_interval</c>: seconds from the end of one pass over a table to the next.</summary>
    public double Interval { get; set; } = 10;

    /// <summary><c>table_incremental_step</c>: entries looked at in one go.</summary>
    public int Step { get; set; } = 5000;

    /// <summary><c>table_expire_delay</c>: seconds until the pass goes on.</summary>
    public double Delay { get; set; } = 0.01;

    /// <summary>Timestamp of the first packet; 0 without a packet source. Access times count whole seconds from here.</summary>
    public double StartTime { get; set; }

    /// <summary>The access time to be kept for an access at <paramref name="now"/>.</summary>
    public uint AccessTime(double now) => now <= StartTime ? 0 : (uint)Math.Min(now - StartTime, uint.MaxValue);
}
