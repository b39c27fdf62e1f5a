using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Events;

/// <summary>One event as one engine knows it: who handles it, and the way to raise it.</summary>
public sealed class EventHandle(string name, EngineContext context)
{
    /// <summary>Its script name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type; <see langword="null"/> until scripts are loaded.</summary>
    public FunctionType? Type { get; set; }

    /// <summary>Runs the handlers; <see langword="null"/> while no script handles the event.</summary>
    public FuncVal? Handlers { get; set; }

    /// <summary>Whether raising it has any effect: some body is enabled, or a script asked for all events.</summary>
    public bool IsHandled { get; set; }

    /// <summary>Whether <c>new_event</c> sees it even if nothing else handles it.</summary>
    public bool IsRaisedUnasked { get; set; }

    /// <summary>How often it was handled.</summary>
    public long Invocations { get; internal set; }

    /// <summary>The engine.</summary>
    public EngineContext Context { get; } = context;

    /// <summary>Queues the event. Ask <see cref="IsHandled"/> first, so that no arguments are built in vain.</summary>
    public void Raise(params Value[] arguments) => Context.Events.Enqueue(this, arguments, Context.Now);

    /// <summary>The enum type of a parameter, for raising methods that hold the number of a constant.</summary>
    public Value EnumArgument(int parameter, long value) =>
        Value.Enum((EnumType)Type!.Parameters[parameter].Type, value); // raised only when handled, hence typed
}
