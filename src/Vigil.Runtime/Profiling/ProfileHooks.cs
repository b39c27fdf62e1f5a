using Vigil.Core;

namespace Vigil.Runtime.Profiling;

/// <summary>What instrumented code calls.</summary>
public static class ProfileHooks
{
    /// <summary>A function begins.</summary>
    public static void Enter(EngineContext context, int function) => ScriptRuntime.Of(context).Profile?.Enter(function);

    /// <summary>A function ends.</summary>
    public static void Leave(EngineContext context) => ScriptRuntime.Of(context).Profile?.Leave();

    /// <summary>A line begins.</summary>
    public static void Line(EngineContext context, int line) => ScriptRuntime.Of(context).Profile?.Line(line);
}
