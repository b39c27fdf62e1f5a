namespace Vigil.Core;

/// <summary>Everything that works beside one engine. <see cref="Signal"/> may be called on any thread, the rest belongs to the engine's.</summary>
public sealed class OutsideSources
{
    private readonly List<IOutsideSource> _sources = [];
    private readonly AutoResetEvent _arrival = new(initialState: false);
    private volatile bool _hasArrived;

    /// <summary>Whether something waits to be handed over; asked for every packet.</summary>
    public bool HasArrived => _hasArrived;

    /// <summary>Set when something has come, for whoever has nothing else to do.</summary>
    public WaitHandle Arrival => _arrival;

    /// <summary>Whether the first packet of a capture has to wait.</summary>
    public bool HoldFirstPacket
    {
        get
        {
            foreach (var source in _sources)
            {
                if (source.HoldsFirstPacket)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether the run goes on without packets until a script ends it.</summary>
    public bool KeepsRunning
    {
        get
        {
            foreach (var source in _sources)
            {
                if (source.KeepsRunning)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Adds a source; it is asked in the order added.</summary>
    public void Add(IOutsideSource source) => _sources.Add(source);

    /// <summary>Something has come.</summary>
    public void Signal()
    {
        _hasArrived = true;
        _arrival.Set();
    }

    /// <summary>Has all sources hand over what has come.</summary>
    public void Deliver()
    {
        _hasArrived = false; // before the sources look, so that what comes meanwhile is not forgotten
        for (var i = 0; i < _sources.Count; i++)
        {
            if (_sources[i].Deliver())
                Signal();
        }
    }

    /// <summary>Ends all sources.</summary>
    public void Close()
    {
        foreach (var source in _sources)
            source.Close();
    }
}
