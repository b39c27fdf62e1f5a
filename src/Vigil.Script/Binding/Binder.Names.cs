using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax.Parsing;

namespace Vigil.Script.Binding;

/// <content>Names and modules (language.md 1.10).</content>
internal sealed partial class Binder
{
    private readonly HashSet<string> _modules = ["GLOBAL"];

    /// <summary>Names of the events that something declares.</summary>
    public IEnumerable<string> EventNames => _events.Keys.Concat(Events.Where(static e => e.IsDeclared).Select(static e => e.Name));

    /// <summary>A module is known from now on.</summary>
    public void EnterModule(string module)
    {
        _modules.Add(module);
        Module = module;
    }

    /// <summary>Whether <c>@ifdef</c> knows a name.</summary>
    public bool IsDefined(string name, string module)
    {
        Module = module;
        return _modules.Contains(name) || FindGlobal(name, false) is not null;
    }

    private static string Qualify(string name, string module, bool isGlobal) =>
        isGlobal || module == "GLOBAL" || name.Contains("::", StringComparison.Ordinal) ? Strip(name) : $"{module}::{name}";

    private static string Strip(string name) => name.StartsWith("::", StringComparison.Ordinal) ? name[2..] : name;

    /// <summary>The global that a name means in the current module, exported or not.</summary>
    private GlobalSymbol? FindGlobal(string name, bool isGlobal)
    {
        if (name.StartsWith("::", StringComparison.Ordinal))
            (name, isGlobal) = (name[2..], true);
        if (!isGlobal && !name.Contains("::", StringComparison.Ordinal) && Module != "GLOBAL"
            && Get($"{Module}::{name}") is { } member)
            return member;
        return Get(name);
    }

    // Engine events and built-in functions come to life when first named.
    private GlobalSymbol? Get(string fullName)
    {
        if (Globals.TryGetValue(fullName, out var symbol))
            return symbol;
        if (_builtins.TryGetValue(fullName, out var builtin))
            return DeclareBuiltin(builtin);
        return _events.TryGetValue(fullName, out var descriptor) ? DeclareEngineEvent(descriptor) : null;
    }

    /// <summary>Where scripts watch all events, or have all raised: those that no script names come to life, too.</summary>
    public void DeclareWatchedEvents()
    {
        if (!Globals.ContainsKey("generate_all_events") && Globals.GetValueOrDefault("new_event") is not { Handlers.Count: > 0 })
            return;
        foreach (var name in _events.Keys)
            Get(name);
    }

    private GlobalSymbol DeclareBuiltin(BuiltinDescriptor builtin)
    {
        var location = new SourceLocation(builtin.Name, 0, 0);
        var outer = Module;
        Module = ModuleOf(builtin.Name);
        var type = ResolveFunctionType(_parseSignature(builtin.Signature), out var defaults);
        Module = outer;
        var symbol = new GlobalSymbol(builtin.Name, GlobalKind.Builtin, type, location)
        {
            IsExported = true,
            IsDeclared = true,
            IsPure = builtin.IsPure,
            Method = builtin.Method,
            ParameterDefaults = defaults,
        };
        symbol.Slot = NewSlot(Value.Of(new BuiltinVal(builtin.Name, type, builtin.Method)));
        Globals.Add(builtin.Name, symbol);
        return symbol;
    }

    private GlobalSymbol? DeclareEngineEvent(EventDescriptor descriptor)
    {
        // Types that an event names come from scripts; before those are loaded the event does not exist yet.
        var location = new SourceLocation(descriptor.Name, 0, 0);
        var outer = Module;
        Module = ModuleOf(descriptor.Name);
        var syntax = _parseSignature($"event({descriptor.Parameters})");
        if (syntax.Parameters.Any(p => !CanResolve(p.Type)))
        {
            Module = outer;
            return null;
        }

        var type = ResolveFunctionType(syntax, out var defaults);
        var symbol = NewEvent(descriptor.Name, type, location);
        symbol.IsExported = true;
        symbol.IsDeclared = true;
        symbol.IsUsed = true;
        symbol.IsRaisedUnasked = descriptor.IsRaisedUnasked;
        symbol.Deprecation = descriptor.Deprecated;
        symbol.ParameterDefaults = defaults;
        foreach (var alternate in descriptor.Alternates.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            AddPrototype(symbol, ResolveFunctionType(_parseSignature($"event({alternate})"), out _), null, location);
        Module = outer;
        return symbol;
    }

    private GlobalSymbol NewEvent(string name, FunctionType type, SourceLocation location)
    {
        var symbol = new GlobalSymbol(name, GlobalKind.Function, type, location)
        {
            Bodies = new BodyList(),
            EventNumber = Events.Count,
        };
        symbol.Prototypes.Add(new(type, [.. Enumerable.Range(0, type.Parameters.Length)], null, location));
        symbol.Slot = NewSlot(Value.Of(new EventVal(name, type, symbol.Bodies, () => FunctionText.Of(symbol))));
        Events.Add(symbol);
        Globals[name] = symbol;
        return symbol;
    }

    private GlobalSymbol NewHook(string name, FunctionType type, SourceLocation location)
    {
        var symbol = new GlobalSymbol(name, GlobalKind.Function, type, location) { Bodies = new BodyList() };
        symbol.Prototypes.Add(new(type, [.. Enumerable.Range(0, type.Parameters.Length)], null, location));
        symbol.Slot = NewSlot(Value.Of(new HookVal(name, type, symbol.Bodies, () => FunctionText.Of(symbol))));
        Globals[name] = symbol;
        return symbol;
    }

    private static string ModuleOf(string name) =>
        name.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0 ? name[..at] : "GLOBAL";

    /// <summary>The global a use refers to; mistakes are reported, an unknown name ends the reading of the program.</summary>
    private GlobalSymbol? UseGlobal(string name, bool isGlobal, SourceLocation location)
    {
        if (name.StartsWith("GLOBAL::", StringComparison.Ordinal))
        {
            _diagnostics.Error(location, "Using GLOBAL:: as a prefix is invalid. Use :: instead", name);
            return null;
        }

        if (FindGlobal(name, isGlobal) is not { } symbol)
        {
            UnknownName(name, location);
            return null;
        }

        CheckVisible(symbol, location);
        if (symbol.Deprecation is not null)
            _diagnostics.Deprecated(location, symbol.Name, symbol.Deprecation);
        symbol.IsUsed = true;
        return symbol;
    }

    /// <summary>Reports a name that nothing has; unless all mistakes are wanted, the program ends here.</summary>
    private void UnknownName(string name, SourceLocation location)
    {
        if (Recovers && !_unknown.Add(name))
            return; // told where it was first used
        _diagnostics.Error(location, $"unknown identifier {name}, at or near \"{name}\"");
        _diagnostics.Suggest(name, NamesInReach(GlobalKind.Variable));
        if (!Recovers)
            throw new SyntaxError();
    }

    /// <summary>Names that could be meant: locals, the module's own, all others; of types only, if types are wanted.</summary>
    private IEnumerable<string> NamesInReach(GlobalKind wanted)
    {
        for (var scope = wanted == GlobalKind.Type ? null : _function; scope is not null; scope = scope.Outer)
        {
            foreach (var (name, local) in scope.Names)
            {
                if (!local.IsOutOfScope)
                    yield return name;
            }
        }

        var own = Module + "::";
        foreach (var (name, symbol) in Globals)
        {
            if (wanted == GlobalKind.Type && symbol.Kind != GlobalKind.Type)
                continue;
            if (name.StartsWith(own, StringComparison.Ordinal))
                yield return name[own.Length..];
            yield return name;
        }

        if (wanted == GlobalKind.Type)
            yield break;
        foreach (var name in _builtins.Keys)
            yield return name;
        foreach (var name in _events.Keys)
            yield return name;
    }

    private void CheckVisible(GlobalSymbol symbol, SourceLocation location)
    {
        if (!symbol.IsExported && symbol.Module != Module && symbol.Module != "GLOBAL")
            _diagnostics.Error(location, $"identifier is not exported: {symbol.Name}");
    }

    private void DeclareBaseNames()
    {
        TopLevelBody.Code.CompileNow = null;
    }
}
