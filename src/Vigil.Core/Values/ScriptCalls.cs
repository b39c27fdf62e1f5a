using Vigil.Core.Diagnostics;

namespace Vigil.Core.Values;

/// <summary>Calls of script functions from inside the engine: an error ends the call and is reported, nothing more (language.md 6.6).</summary>
public static class ScriptCalls
{
    /// <summary>Calls <paramref name="function"/>.</summary>
    /// <returns><see langword="false"/> if it failed or returned nothing.</returns>
    public static bool TryInvoke(EngineContext context, FuncVal function, ReadOnlySpan<Value> arguments, out Value result)
    {
        try
        {
            result = function.Invoke(context, arguments);
            return result.IsSet;
        }
        catch (ScriptError error)
        {
            Report(context, error);
            result = default;
            return false;
        }
    }

    /// <summary>Reports a run-time error.</summary>
    public static void Report(EngineContext context, ScriptError error) =>
        context.Reporter.Error(error.Message, error.Location, "expression error");
}
