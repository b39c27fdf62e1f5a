using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Events and event groups (language.md 4.12).</summary>
internal static class EventFunctions
{
    /// <summary>Whether raising an event would run anything.</summary>
    [Builtin("is_event_handled", "function(event_name: string): bool")]
    public static bool IsHandled(EngineContext context, ByteString event_name) =>
        ScriptRuntime.Of(context).Events?.Find(event_name.ToString()) is { Handlers: EventVal handlers } && handlers.HasEnabledBody(context);

    /// <summary>Whether the event being handled came from another node.</summary>
    [Builtin("is_remote_event", "function(): bool")]
    public static bool IsRemote(EngineContext context) => context.Events.Current.IsRemote;

    /// <summary>Makes the engine raise every event, also those without handlers, for <c>new_event</c>.</summary>
    [Builtin("generate_all_events", "function(): bool")]
    public static bool GenerateAll(EngineContext context)
    {
        ScriptRuntime.Of(context).RaiseAll();
        return true;
    }

    /// <summary>Lets the bodies of a group run again.</summary>
    [Builtin("enable_event_group", "function(group: string): bool")]
    public static bool EnableGroup(EngineContext context, ByteString group) => Switch(context, group.ToString(), group, true);

    /// <summary>Keeps the bodies of a group from running.</summary>
    [Builtin("disable_event_group", "function(group: string): bool")]
    public static bool DisableGroup(EngineContext context, ByteString group) => Switch(context, group.ToString(), group, false);

    /// <summary>Whether a group exists.</summary>
    [Builtin("has_event_group", "function(group: string): bool")]
    public static bool HasGroup(EngineContext context, ByteString group) =>
        IdentifierFunctions.Program(context).FindGroup(group.ToString()) >= 0;

    /// <summary>Lets the bodies written in a module run again.</summary>
    [Builtin("enable_module_events", "function(module_name: string): bool")]
    public static bool EnableModule(EngineContext context, ByteString module_name) =>
        Switch(context, $"module:{module_name}", module_name, true);

    /// <summary>Keeps the bodies written in a module from running.</summary>
    [Builtin("disable_module_events", "function(module_name: string): bool")]
    public static bool DisableModule(EngineContext context, ByteString module_name) =>
        Switch(context, $"module:{module_name}", module_name, false);

    /// <summary>Whether bodies are written in a module.</summary>
    [Builtin("has_module_events", "function(group: string): bool")]
    public static bool HasModule(EngineContext context, ByteString group) =>
        IdentifierFunctions.Program(context).FindGroup($"module:{group}") >= 0;

    /// <summary>The calls that are at work, innermost first.</summary>
    [Builtin("backtrace", "function(): Backtrace")]
    public static VectorVal Backtrace(EngineContext context) =>
        CallStack.Describe(context, BuiltinTypes.Vector(context, "Backtrace", BaseType.Any).VectorType, null);

    private static bool Switch(EngineContext context, string key, ByteString name, bool isEnabled)
    {
        var group = IdentifierFunctions.Program(context).FindGroup(key);
        if (group < 0)
        {
            context.Reporter.Error($"no such event group: {name}");
            return false;
        }

        ScriptRuntime.Of(context).SetGroup(group, isEnabled);
        return true;
    }
}
