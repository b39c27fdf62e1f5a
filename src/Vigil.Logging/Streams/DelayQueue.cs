namespace Vigil.Logging.Streams;

/// <summary>Records of one stream that scripts hold back, oldest first.</summary>
/// <param name="longest">Seconds that a record is held at most.</param>
/// <param name="capacity">Records that are held at most.</param>
internal sealed class DelayQueue(double longest, ulong capacity)
{
    private readonly LinkedList<DelayedWrite> _waiting = [];

    /// <summary>Seconds that a record is held at most.</summary>
    public double Longest { get; set; } = longest;

    /// <summary>Records that are held at most.</summary>
    public ulong Capacity { get; set; } = capacity;

    /// <summary>Records that are held.</summary>
    public int Count => _waiting.Count;

    /// <summary>Whether there are more than there may be.</summary>
    public bool IsOverfull => (ulong)_waiting.Count > Capacity;

    /// <summary>The one held longest, or <see langword="null"/>.</summary>
    public DelayedWrite? Oldest => _waiting.First?.Value;

    /// <summary>Holds a record.</summary>
    public void Add(DelayedWrite write) => write.Place = _waiting.AddLast(write);

    /// <summary>Lets a record go.</summary>
    public void Remove(DelayedWrite write)
    {
        if (write.Place is { } place)
            _waiting.Remove(place);
        write.Place = null;
    }
}
