using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Engine;

/// <summary>Shows every event to the handlers of <c>new_event</c>, with its parameters by name.</summary>
internal sealed class EventWatch
{
    private readonly EngineContext _context;
    private readonly EventHandle _newEvent;
    private readonly RecordShape _argument;
    private readonly VectorType _arguments;

    private EventWatch(EngineContext context, EventHandle newEvent, IScriptNames names)
    {
        _context = context;
        _newEvent = newEvent;
        _argument = new(names, "call_argument", "name", "type_name", "value");
        _arguments = new(_argument.Type);
    }

    /// <summary>Begins, if any script handles <c>new_event</c>.</summary>
    public static void Install(EngineContext context, IScriptNames names)
    {
        var newEvent = context.Service<EventTable>().Get("new_event");
        if (newEvent.Handlers is not null)
            context.Events.Observer = new EventWatch(context, newEvent, names).Show;
    }

    private void Show(QueuedEvent queued)
    {
        if (ReferenceEquals(queued.Handle, _newEvent))
            return;
        var parameters = queued.Handle.Type!.Parameters; // only typed events are queued
        var arguments = new VectorVal(_arguments);
        for (var i = 0; i < queued.Arguments.Length; i++)
        {
            arguments.Add(Value.Of(_argument.Create(
                _context,
                [Value.String(parameters[i].Name), Value.String(parameters[i].Type.ToString()), queued.Arguments[i]])));
        }

        _newEvent.Handlers!.Invoke(_context, [Value.String(queued.Handle.Name), Value.Of(arguments)]); // checked by Install
    }
}
