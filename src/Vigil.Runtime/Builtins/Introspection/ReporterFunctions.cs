using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Messages of scripts.</summary>
internal static class ReporterFunctions
{
    /// <summary>An informational message.</summary>
    [Builtin("Reporter::info", "function(msg: string): bool")]
    public static bool Info(EngineContext context, ByteString msg)
    {
        context.Reporter.Info(msg.ToString());
        return true;
    }

    /// <summary>A warning.</summary>
    [Builtin("Reporter::warning", "function(msg: string): bool")]
    public static bool Warning(EngineContext context, ByteString msg)
    {
        context.Reporter.Warning(msg.ToString());
        return true;
    }

    /// <summary>An error.</summary>
    [Builtin("Reporter::error", "function(msg: string): bool")]
    public static bool Error(EngineContext context, ByteString msg)
    {
        context.Reporter.Error(msg.ToString());
        return true;
    }

    /// <summary>An error that ends the program.</summary>
    [Builtin("Reporter::fatal", "function(msg: string): bool")]
    public static bool Fatal(EngineContext context, ByteString msg) =>
        throw new FatalError(msg.ToString(), context.Reporter.Current);

    /// <summary>An error that ends the program; no core is written.</summary>
    [Builtin("Reporter::fatal_error_with_core", "function(msg: string): bool")]
    public static bool FatalWithCore(EngineContext context, ByteString msg) => Fatal(context, msg);
}
