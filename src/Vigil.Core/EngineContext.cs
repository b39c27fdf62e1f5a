using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Core;

/// <summary>What one engine's scripts, built-in functions and analyzers share: globals, clock, events, timers, services.</summary>
/// <remarks>Belongs to one thread at a time. Compiled code receives it as its first argument and keeps no state elsewhere.</remarks>
public sealed class EngineContext(Reporter reporter)
{
    private readonly Dictionary<Type, object> _services = [];

    /// <summary>Values of global variables, options and constants, by the slot that the compiler gave them.</summary>
    public Value[] Globals { get; set; } = [];

    /// <summary>Network time: the timestamp of the packet being processed; never decreases; 0 before the first.</summary>
    public NetworkTime Now { get; set; }

    /// <summary>Errors, warnings and messages.</summary>
    public Reporter Reporter { get; } = reporter;

    /// <summary>Events waiting to be handled.</summary>
    public EventQueue Events { get; } = new();

    /// <summary>Timers on network time.</summary>
    public TimerQueue Timers { get; } = new();

    /// <summary>What works beside the engine and hands results over.</summary>
    public OutsideSources Outside { get; } = new();

    /// <summary>Whether the run is ending: <c>schedule</c> does nothing any more.</summary>
    public bool IsTerminating { get; set; }

    /// <summary>State of the compiled scripts of this engine; belongs to their run time.</summary>
    public object? Scripts { get; set; }

    /// <summary>Offers <paramref name="service"/> to built-in functions and analyzers under type <typeparamref name="T"/>.</summary>
    public void AddService<T>(T service)
        where T : class => _services.Add(typeof(T), service);

    /// <summary>The service of type <typeparamref name="T"/>; look it up once and keep it, not for every packet.</summary>
    /// <exception cref="InvalidOperationException">The composition root did not offer one.</exception>
    public T Service<T>()
        where T : class => Find<T>() ?? throw new InvalidOperationException($"the engine has no {typeof(T).Name}");

    /// <summary>The service of type <typeparamref name="T"/>, or <see langword="null"/>.</summary>
    public T? Find<T>()
        where T : class => _services.TryGetValue(typeof(T), out var service) ? (T)service : null;
}
