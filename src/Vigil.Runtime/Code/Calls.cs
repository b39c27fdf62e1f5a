using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Calls through function values, queueing of events.</summary>
public static class Calls
{
    /// <summary>Calls without arguments.</summary>
    public static Value Call(FuncVal function, EngineContext context) => function.Invoke(context, []);

    /// <summary>Calls with one argument.</summary>
    public static Value Call(FuncVal function, EngineContext context, Value a) => function.Invoke(context, [a]);

    /// <summary>Calls with two arguments.</summary>
    public static Value Call(FuncVal function, EngineContext context, Value a, Value b) => function.Invoke(context, [a, b]);

    /// <summary>Calls with three arguments.</summary>
    public static Value Call(FuncVal function, EngineContext context, Value a, Value b, Value c) =>
        function.Invoke(context, [a, b, c]);

    /// <summary>Calls with any number of arguments.</summary>
    public static Value Call(FuncVal function, EngineContext context, Value[] arguments) => function.Invoke(context, arguments);

    /// <summary>Queues an event.</summary>
    public static void Queue(EngineContext context, int number, Value[] arguments)
    {
        var handle = ScriptRuntime.Of(context).Handle(number);
        if (handle.IsHandled)
            context.Events.Enqueue(handle, arguments, context.Now);
    }

    /// <summary>Queues an event later.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="number">The event.</param>
    /// <param name="seconds">An interval, or a time.</param>
    /// <param name="isTime">Whether it is a time.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Schedule(EngineContext context, int number, double seconds, bool isTime, Value[] arguments)
    {
        if (context.IsTerminating)
            return;
        var timer = new ScheduledEvent(ScriptRuntime.Of(context).Handle(number), arguments);
        context.Timers.Add(timer, isTime ? new(seconds) : context.Now + seconds);
    }

    /// <summary>Notes the call that a <c>when</c> condition is about to make.</summary>
    /// <returns>Whether its result was delivered earlier.</returns>
    public static bool TryDelivered(EngineContext context, int site, out Value value)
    {
        value = default;
        return ScriptRuntime.Of(context).CurrentTrigger is { } trigger && trigger.TryGetResult(site, out value);
    }

    /// <summary>Notes the call that a <c>when</c> condition makes next, once its arguments have been evaluated.</summary>
    public static void NoteCall(EngineContext context, int site) => ScriptRuntime.Of(context).CurrentTrigger?.NoteCall(site);

    /// <summary>A function of one <c>any</c> was called with another number of arguments.</summary>
    public static void TooMany(object[] pool, int site) => Checks.Fail(pool, site, "too many arguments for function call");

    /// <summary>Notes the result of an index expression in a <c>when</c> condition.</summary>
    public static Value NoteIndexed(Value value, EngineContext context)
    {
        ScriptRuntime.Of(context).CurrentTrigger?.NoteIndexed(value);
        return value;
    }

    /// <summary>Executes <c>when</c>.</summary>
    public static void Wait(EngineContext context, When.WhenCode code, Value[] frame, double timeout) =>
        ScriptRuntime.Of(context).Wait(code, frame, timeout);

    /// <summary>Executes <c>return when</c>: gives the result if it is there, else unwinds to whoever can wait for it.</summary>
    public static Value WaitReturn(EngineContext context, When.WhenCode code, Value[] frame, double timeout, object[] pool, int site)
    {
        var runtime = ScriptRuntime.Of(context);
        if (runtime.CurrentTrigger is null)
            throw Checks.Site(pool, site).Error("return trigger in context which does not allow delaying result");

        // Even a result that is there at once is delivered with the next look at the caller's condition.
        throw new DelayedCall(runtime.Wait(code, frame, timeout)!); // code of `return when` has one
    }
}
