using System.Runtime.InteropServices;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.When;

/// <summary>A <c>when</c> statement at work: waits until its condition holds or its time is over.</summary>
internal sealed class Trigger(EngineContext context, WhenCode code, Value[] frame)
{
    // Made when they are needed: many conditions hold at once.
    private Dictionary<int, Value>? _results;
    private List<Value>? _indexed;
    private Watch? _watch;
    private Delivery? _delivery;
    private WhenTimer? _timer;
    private int _callSite;
    private int _waitingFor = -1;
    private bool _isDelivered;

    /// <summary>Whether it has run its body or its timeout.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether it has a timeout.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Gives the result of <c>return when</c> to the caller.</summary>
    public Delivery Delivery => _delivery ??= new();

    /// <summary>Starts the clock.</summary>
    public void StartTimeout(double seconds)
    {
        _timer = new(this);
        context.Timers.Add(_timer, context.Now + seconds);
    }

    /// <summary>The result of a call that was delivered earlier.</summary>
    public bool TryGetResult(int site, out Value value)
    {
        value = default;
        return _results?.TryGetValue(site, out value) ?? false;
    }

    /// <summary>Notes the call that is made next.</summary>
    public void NoteCall(int site) => _callSite = site;

    /// <summary>Notes the result of an index expression of the condition: a change to it asks for another look.</summary>
    public void NoteIndexed(Value value)
    {
        if (value.Object is RecordVal or TableVal or VectorVal)
            (_indexed ??= []).Add(value);
    }

    /// <summary>Whether something the condition looked at has changed.</summary>
    public bool NeedsLook() => !IsDone && (_isDelivered || _watch is { } watch && watch.HasChanged());

    /// <summary>Evaluates the condition and runs the body if it holds.</summary>
    public void Evaluate()
    {
        if (IsDone || _waitingFor >= 0)
            return;
        var runtime = ScriptRuntime.Of(context);
        var outer = runtime.CurrentTrigger;
        runtime.CurrentTrigger = this;
        _isDelivered = false;
        _indexed?.Clear();
        var holds = false;
        try
        {
            holds = code.Condition.Body(context, frame, []).AsBool();
        }
        catch (DelayedCall delayed)
        {
            AwaitResult(delayed);
        }
        catch (ScriptError error)
        {
            ScriptRuntime.Report(context, error);
        }
        catch (NoValueError)
        {
            // Counts as false for this look.
        }
        finally
        {
            runtime.CurrentTrigger = outer;
        }

        if (holds)
            Finish(code.Body);
        else if (!IsDone)
            (_watch ??= new()).Take(context, code, frame, CollectionsMarshal.AsSpan(_indexed));
    }

    /// <summary>The time is over.</summary>
    public void TimeOut()
    {
        if (IsDone)
            return;
        if (code.TimeoutBody is not null)
            Finish(code.TimeoutBody);
        else
            IsDone = true;
    }

    private void AwaitResult(DelayedCall delayed)
    {
        var site = _callSite;
        _waitingFor = site;
        delayed.Delivery.Then(value =>
        {
            (_results ??= [])[site] = value;
            _waitingFor = -1;
            _isDelivered = true;
        });
    }

    private void Finish(ScriptCode body)
    {
        IsDone = true;
        if (_timer is not null)
            context.Timers.Cancel(_timer);
        var runtime = ScriptRuntime.Of(context);
        var outer = runtime.CurrentTrigger;
        runtime.CurrentTrigger = null;
        Value result = default;
        try
        {
            result = body.Body(context, frame, []);
        }
        catch (ScriptError error)
        {
            ScriptRuntime.Report(context, error);
        }
        catch (NoValueError)
        {
            // Told already.
        }
        catch (DelayedCall delayed)
        {
            // `return f()` in the body of `return when`: the result of the inner call is the result.
            delayed.Delivery.Then(Delivery.Deliver);
            return;
        }
        finally
        {
            runtime.CurrentTrigger = outer;
        }

        if (code.IsReturn)
            Delivery.Deliver(result);
    }
}
