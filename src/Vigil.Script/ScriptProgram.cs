using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Runtime;
using Vigil.Runtime.Code;
using Vigil.Runtime.Profiling;
using Vigil.Script.Binding;

namespace Vigil.Script;

/// <summary>Compiled scripts, shared by engines.</summary>
public sealed class ScriptProgram
{
    private readonly Binder _binder;
    private readonly EngineContext _origin;
    private readonly ProgramInfo _info;
    private readonly int _slots;
    private readonly ProfileMap? _profile;
    private Value[]? _initial;

    internal ScriptProgram(Binder binder, EngineContext origin, ProgramInfo info, int slots, ProfileMap? profile)
    {
        _profile = profile;
        _binder = binder;
        _origin = origin;
        _info = info;
        _slots = slots;
    }

    /// <summary>What can be asked about the program.</summary>
    public IProgramInfo Info => _info;

    /// <summary>Whether there are top-level statements.</summary>
    public bool HasStatements => _binder.TopLevel.Count > 0;

    /// <summary>Keeps a copy of the initial values, so that engines can still be made when the first one has begun to run.</summary>
    public void KeepInitialValues()
    {
        _initial = new Value[_slots];
        for (var slot = 0; slot < _slots; slot++)
            _initial[slot] = ValueCopy.ForEngine(_origin, _origin.Globals[slot]);
    }

    /// <summary>Gives an engine its own global variables and connects its events with their handlers.</summary>
    public void Instantiate(EngineContext context, EventTable events)
    {
        if (!ReferenceEquals(context, _origin))
        {
            context.Globals = new Value[_slots];
            for (var slot = 0; slot < _slots; slot++)
                context.Globals[slot] = ValueCopy.ForEngine(context, (_initial ?? _origin.Globals)[slot]);
            var made = new ScriptRuntime(context, _info);
            if (_profile is not null)
                made.Profile = new(_profile);
            context.AddService<Core.Types.ITypeTable>(_info);
        }

        var runtime = ScriptRuntime.Of(context);
        runtime.Output = context.Find<PrintSink>();
        runtime.Events = events;
        var handles = new EventHandle[_binder.Events.Count];
        for (var number = 0; number < handles.Length; number++)
        {
            var symbol = _binder.Events[number];
            var handle = handles[number] = events.Get(symbol.Name);
            handle.Type = symbol.FunctionType;
            handle.IsRaisedUnasked = symbol.IsRaisedUnasked;
            if (symbol.Handlers.Count > 0)
                handle.Handlers = (EventVal)context.Globals[symbol.Slot].AsFunc();
        }

        runtime.Handles = handles;
        runtime.RefreshHandled();
    }

    /// <summary>Runs the top-level statements.</summary>
    /// <returns><see langword="false"/> if they ended in an error, which has been reported.</returns>
    public bool RunTopLevel(EngineContext context)
    {
        if (!HasStatements)
            return true;
        try
        {
            _binder.TopLevelBody.Code.Body(context, [], []);
            return true;
        }
        catch (ScriptError error)
        {
            ScriptRuntime.Report(context, error);
            return false;
        }
    }
}
