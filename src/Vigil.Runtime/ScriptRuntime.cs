using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Runtime.When;

namespace Vigil.Runtime;

/// <summary>What compiled scripts need while they run in one engine.</summary>
/// <remarks>Found through <see cref="EngineContext.Scripts"/>, because compiled code asks for it often.</remarks>
public sealed class ScriptRuntime
{
    private readonly EngineContext _context;
    private readonly List<Trigger> _triggers = [];
    private bool[] _disabledGroups = [];
    private bool _raisesAll;

    /// <summary>Makes the run time of an engine and registers it there.</summary>
    public ScriptRuntime(EngineContext context, IProgramInfo program)
    {
        _context = context;
        Program = program;
        context.Scripts = this;
        Output = context.Find<PrintSink>();
        context.Events.AfterDrain += EvaluateTriggers;
    }

    /// <summary>What can be asked about the program.</summary>
    public IProgramInfo Program { get; set; }

    /// <summary>Events by name, to queue them.</summary>
    public Core.Events.EventTable? Events { get; set; }

    /// <summary>Where <c>print</c> writes.</summary>
    public PrintSink? Output { get; set; }

    /// <summary>Takes the values of <c>print</c> statements elsewhere; false: this one is printed after all.</summary>
    public Func<Value[], bool>? PrintRedirect { get; set; }

    /// <summary>Conditions that wait.</summary>
    public int PendingTriggers => _triggers.Count;

    /// <summary>What instrumented code reports to; none in ordinary runs.</summary>
    public Profiling.ScriptProfile? Profile { get; set; }

    /// <summary>Looks at what scripts do, while someone wants to know.</summary>
    public Profiling.ScriptSampler? Sampler { get; set; }

    /// <summary>Runs before waiting conditions are looked at: answers that came from outside are handed over.</summary>
    internal Action? BeforeTriggers { get; set; }

    /// <summary>Whether the condition of a <c>when</c> statement is being evaluated.</summary>
    public bool IsInCondition => CurrentTrigger is not null;

    /// <summary>Whether that statement has a time limit.</summary>
    public bool IsConditionLimited => CurrentTrigger is { IsLimited: true };

    internal Trigger? CurrentTrigger { get; set; }

    internal Walks Walks { get; } = new();

    internal OptionHandlers Options { get; } = new();

    /// <summary>The events that scripts queue, by the number the compiler gave them.</summary>
    public IReadOnlyList<Core.Events.EventHandle> Handles { get; set; } = [];

    /// <summary>An event by the number the compiler gave it.</summary>
    public Core.Events.EventHandle Handle(int number) => Handles[number];

    /// <summary>The run time of an engine.</summary>
    public static ScriptRuntime Of(EngineContext context) => (ScriptRuntime)context.Scripts!; // set before any script runs

    /// <summary>Whether none of the body's groups is disabled.</summary>
    public bool IsEnabled(HandlerBody body)
    {
        if (_disabledGroups.Length == 0)
            return true;
        foreach (var group in body.Groups)
        {
            if (group < _disabledGroups.Length && _disabledGroups[group])
                return false;
        }

        return true;
    }

    /// <summary>Enables or disables an event group.</summary>
    public void SetGroup(int group, bool isEnabled)
    {
        if (group >= _disabledGroups.Length)
            Array.Resize(ref _disabledGroups, group + 8);
        _disabledGroups[group] = !isEnabled;
        RefreshHandled();
    }

    /// <summary>Brings <see cref="Core.Events.EventHandle.IsHandled"/> of every event up to date.</summary>
    public void RefreshHandled()
    {
        if (Events is null)
            return;
        var isWatched = Events.Find("new_event") is { } watcher && HasEnabledBody(watcher);
        foreach (var handle in Events.All)
            handle.IsHandled = handle.Type is not null && (_raisesAll || (isWatched && handle.IsRaisedUnasked) || HasEnabledBody(handle));
    }

    private bool HasEnabledBody(Core.Events.EventHandle handle) => handle.Handlers is EventVal handlers && handlers.HasEnabledBody(_context);

    /// <summary>Makes every event count as handled, for <c>new_event</c>.</summary>
    public void RaiseAll()
    {
        _raisesAll = true;
        RefreshHandled();
    }

    /// <summary>Executes a <c>when</c> statement.</summary>
    /// <param name="code">Its parts.</param>
    /// <param name="frame">Captured variables.</param>
    /// <param name="timeout">Seconds until it gives up; NaN if it does not.</param>
    /// <returns>What delivers the result of <c>return when</c>; <see langword="null"/> for others.</returns>
    public Delivery? Wait(WhenCode code, Value[] frame, double timeout)
    {
        var trigger = new Trigger(_context, code, frame) { IsLimited = !double.IsNaN(timeout) };
        trigger.Evaluate();
        if (!trigger.IsDone)
        {
            if (!double.IsNaN(timeout))
                trigger.StartTimeout(timeout);
            _triggers.Add(trigger);
        }

        return code.IsReturn ? trigger.Delivery : null;
    }

    /// <summary>Evaluates the conditions that may have changed.</summary>
    public void EvaluateTriggers()
    {
        BeforeTriggers?.Invoke();
        // A body may add conditions of its own; those were evaluated when they were added.
        for (var i = 0; i < _triggers.Count; i++)
        {
            if (_triggers[i].NeedsLook())
                _triggers[i].Evaluate();
        }

        _triggers.RemoveAll(static trigger => trigger.IsDone);
    }

    /// <summary>Reports a run-time error at the body that it ends.</summary>
    public static void Report(EngineContext context, ScriptError error)
    {
        if (error.Message.Length > 0) // else it has been told already
            context.Reporter.Error(error.Message, error.Location, error.Kind);
    }

    internal static void ReportOverflow(EngineContext context, HandlerBody body) =>
        context.Reporter.Error($"call stack too deep ({body.Code.Name})", body.Location, "expression error");

    internal static void ReportDelay(EngineContext context, HandlerBody body) => context.Reporter.Error(
        "return trigger in context which does not allow delaying result", body.Location, "expression error");
}
