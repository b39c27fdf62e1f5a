using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Input.Reading;

namespace Vigil.Input.Streams;

/// <summary>One stream as scripts set it up; everything happens in the engine's thread.</summary>
/// <param name="context">The engine.</param>
/// <param name="description">The record that described it; events carry it along.</param>
internal abstract class InputStream(EngineContext context, StreamDescription description)
{
    /// <summary>What described it.</summary>
    public StreamDescription Description { get; } = description;

    /// <summary>The thread of its reader.</summary>
    public required ReaderThread Reader { get; init; }

    /// <summary>The engine.</summary>
    protected EngineContext Context { get; } = context;

    /// <summary>One row of a source that is read as a whole.</summary>
    public abstract void Enter(ReadOnlySpan<Value> row);

    /// <summary>All rows have come.</summary>
    public virtual void EndEntries()
    {
    }

    /// <summary>One row by itself.</summary>
    public abstract void Put(ReadOnlySpan<Value> row);

    /// <summary>One row is no more.</summary>
    public virtual void Delete(ReadOnlySpan<Value> row)
    {
    }

    /// <summary>All rows are no more.</summary>
    public virtual void Clear()
    {
    }

    /// <summary>The stream is removed.</summary>
    public virtual void End()
    {
    }

    /// <summary>Raises a script's event, if it has any handler.</summary>
    protected void Raise(FuncVal? target, Value[] arguments)
    {
        if (target is null)
            return;
        var handle = Context.Service<EventTable>().Get(target.FunctionName);
        if (handle.IsHandled)
            handle.Raise(arguments);
    }

    /// <summary>A constant of <c>Input::Event</c>.</summary>
    protected Value Change(InputChange change) => Value.Enum(Description.ChangeType, (long)change);
}

/// <summary>What has happened to a row (script enum <c>Input::Event</c>, same numbers).</summary>
internal enum InputChange
{
    New = 0,
    Changed = 1,
    Removed = 2,
}
