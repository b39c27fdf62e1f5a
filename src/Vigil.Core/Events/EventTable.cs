namespace Vigil.Core.Events;

/// <summary>All events one engine knows, by name.</summary>
public sealed class EventTable(EngineContext context)
{
    private readonly Dictionary<string, EventHandle> _handles = [];
    private readonly Dictionary<Type, EventSource> _sources = [];

    /// <summary>Every event.</summary>
    public IReadOnlyCollection<EventHandle> All => _handles.Values;

    /// <summary>The event called <paramref name="name"/>, made on first use.</summary>
    public EventHandle Get(string name)
    {
        if (!_handles.TryGetValue(name, out var handle))
            _handles.Add(name, handle = new(name, context));
        return handle;
    }

    /// <summary>The event called <paramref name="name"/>, or <see langword="null"/>.</summary>
    public EventHandle? Find(string name) => _handles.GetValueOrDefault(name);

    /// <summary>The raising methods of class <typeparamref name="T"/> for this engine, made on first use.</summary>
    public T Source<T>(Func<EventTable, T> create)
        where T : EventSource
    {
        if (!_sources.TryGetValue(typeof(T), out var source))
            _sources.Add(typeof(T), source = create(this));
        return (T)source;
    }
}
