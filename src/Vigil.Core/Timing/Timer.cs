namespace Vigil.Core.Timing;

/// <summary>Something to be done at a moment of network time; knows its own place in the queue.</summary>
public abstract class Timer
{
    /// <summary>When it is due.</summary>
    public NetworkTime Due { get; internal set; }

    /// <summary>Whether it waits in a queue.</summary>
    public bool IsPending => Slot >= 0;

    // Position in the queue's heap, so that cancelling needs no search; -1 when not queued.
    internal int Slot { get; set; } = -1;

    /// <summary>Called once when the moment has come, or at the end of the run.</summary>
    /// <param name="now">Network time.</param>
    /// <param name="ending">Whether the timer fires only because the run ends.</param>
    public abstract void Fire(NetworkTime now, bool ending);
}
