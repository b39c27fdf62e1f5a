using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>What <c>assert</c> does beside testing (language.md 4.7).</summary>
public static class Assertions
{
    /// <summary>Whether hook <c>assertion_result</c> has bodies, so that it hears of assertions that hold.</summary>
    public static bool AreWatched(EngineContext context) => Find(context, "assertion_result") is { Bodies.Bodies.Length: > 0 };

    /// <summary>Tells the hooks about an assertion, and ends the handler if it failed.</summary>
    public static void Tell(EngineContext context, bool holds, object[] pool, int site, ByteString? message)
    {
        var place = Checks.Site(pool, site);
        var text = Value.String(place.Detail);
        var said = Value.Of(message ?? ByteString.Empty);
        if (Find(context, "assertion_result") is { Bodies.Bodies.Length: > 0 } result)
        {
            var goesOn = result.Invoke(context, [Value.Bool(holds), text, said, Backtrace(context, result, place)]).AsBool();
            if (holds)
                return;
            if (!goesOn)
                throw Silent(place);
        }
        else if (holds)
        {
            return;
        }

        if (Find(context, "assertion_failure") is { Bodies.Bodies.Length: > 0 } failure
            && !failure.Invoke(context, [text, said, Backtrace(context, failure, place)]).AsBool())
            throw Silent(place);
        context.Reporter.Error(message is null ? $"assertion failure: {place.Detail}" : $"assertion failure: {place.Detail} ({message})", place.Location);
        throw Silent(place);
    }

    // What has been told already is not reported again where the handler ends.
    private static ScriptError Silent(ErrorSite place) => new("", place.Location);

    private static HookVal? Find(EngineContext context, string name) =>
        ScriptRuntime.Of(context).Program.FindGlobal(name) is { Slot: >= 0 } hook
            ? context.Globals[hook.Slot].Object as HookVal
            : null;

    private static Value Backtrace(EngineContext context, HookVal hook, ErrorSite place) =>
        hook.FunctionType.Parameters is [.., { Type: VectorType type }] ? Value.Of(CallStack.Describe(context, type, place)) : default;
}
