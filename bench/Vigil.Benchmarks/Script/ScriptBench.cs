using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Benchmarks.Script;

/// <summary>An engine on some code, whose events are raised and handled at once.</summary>
internal sealed class ScriptBench : IDisposable
{
    private readonly EngineBench _bench;
    private readonly EventTable _events;

    public ScriptBench(string code)
    {
        _bench = new(code);
        _events = _bench.Engine.Context.Service<EventTable>();
    }

    /// <summary>Raises an event and handles it, and what it queues.</summary>
    public void Raise(string name, params Value[] arguments)
    {
        _events.Get(name).Raise(arguments);
        _bench.Engine.Context.Events.Drain();
    }

    /// <summary>Lets all timers fire.</summary>
    public void FireTimers()
    {
        var context = _bench.Engine.Context;
        while (context.Timers.FireNextAtEnd(context.Now))
            context.Events.Drain();
    }

    public void Dispose() => _bench.Dispose();
}
