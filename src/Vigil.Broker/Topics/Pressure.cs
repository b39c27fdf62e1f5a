namespace Vigil.Broker;

/// <summary>A place where messages wait and that may be full.</summary>
internal interface IPressure
{
    /// <summary>Waits until there is room, or nobody will ever take anything again.</summary>
    Task WaitForRoomAsync();
}

/// <summary>Collects the places that were found full while one message was handed out. Whoever brought it waits for them before the next.</summary>
/// <remarks>So no place grows beyond its limit by more than one message for each publisher (or one read from a connection), and no thread of the pool blocks.</remarks>
internal struct Pressure
{
    private IPressure? _first;
    private List<IPressure>? _others;

    /// <summary>Whether somebody has to be waited for.</summary>
    public readonly bool IsHigh => _first is not null;

    /// <summary>Notes a place that is full.</summary>
    public void Add(IPressure place)
    {
        if (_first is null)
            _first = place;
        else if (!ReferenceEquals(_first, place) && (_others is null || !_others.Contains(place)))
            (_others ??= []).Add(place);
    }

    /// <summary>Waits for all of them, on this thread.</summary>
    public readonly void Wait(CancellationToken cancellation = default)
    {
        if (_first is null)
            return;
        _first.WaitForRoomAsync().Wait(cancellation);
        if (_others is null)
            return;
        foreach (var place in _others)
            place.WaitForRoomAsync().Wait(cancellation);
    }

    /// <summary>Waits for all of them.</summary>
    public readonly async ValueTask WaitAsync()
    {
        if (_first is null)
            return;
        await _first.WaitForRoomAsync().ConfigureAwait(false);
        if (_others is null)
            return;
        foreach (var place in _others)
            await place.WaitForRoomAsync().ConfigureAwait(false);
    }
}
