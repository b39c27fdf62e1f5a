using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Machine;

/// <summary>The run: its version, options and end; identifiers.</summary>
public static class RunFunctions
{
    /// <summary>The version of the language and its libraries.</summary>
    [Builtin("zeek_version", "function(): string")]
    public static ByteString Version(EngineContext context) => ByteString.From(context.Service<RunInfo>().Version);

    /// <summary>Name and arguments of the program.</summary>
    [Builtin("zeek_args", "function(): string_vec")]
    public static VectorVal Arguments(EngineContext context)
    {
        var arguments = BuiltinTypes.StringVector(context);
        foreach (var argument in context.Service<RunInfo>().Arguments)
            arguments.Add(Value.String(argument));
        return arguments;
    }

    /// <summary>Whether only the bare scripts were loaded.</summary>
    [Builtin("bare_mode", "function(): bool")]
    public static bool IsBare(EngineContext context) => context.Service<RunInfo>().IsBare;

    /// <summary>Whether packets come from an interface.</summary>
    [Builtin("reading_live_traffic", "function(): bool")]
    public static bool IsLive(EngineContext context) => context.Service<RunInfo>().IsLive;

    /// <summary>Whether packets come from a file.</summary>
    [Builtin("reading_traces", "function(): bool")]
    public static bool IsTrace(EngineContext context) => context.Service<RunInfo>().IsTrace;

    /// <summary>Whether the run is ending.</summary>
    [Builtin("zeek_is_terminating", "function(): bool")]
    public static bool IsTerminating(EngineContext context) => context.IsTerminating;

    /// <summary>Ends the run in an orderly way; false if it is ending already.</summary>
    [Builtin("terminate", "function(): bool")]
    public static bool Terminate(EngineContext context) => context.Service<RunInfo>().Terminate?.Invoke() ?? false;

    /// <summary>Ends the process at once.</summary>
    [Builtin("exit", "function(code: int): any")]
    public static Value Exit(EngineContext context, long code)
    {
        context.Service<RunInfo>().Exit?.Invoke((int)code);
        return Value.Bool(true);
    }

    /// <summary>A new identifier that begins with a prefix.</summary>
    [Builtin("unique_id", "function(prefix: string): string")]
    public static ByteString UniqueId(EngineContext context, ByteString prefix) =>
        context.Service<RandomSource>().UniqueId(prefix.Span);

    /// <summary>The next identifier of a numbered sequence.</summary>
    [Builtin("unique_id_from", "function(pool: int, prefix: string): string")]
    public static ByteString UniqueIdFrom(EngineContext context, long pool, ByteString prefix) =>
        context.Service<RandomSource>().UniqueIdFrom(pool, prefix.Span);

    /// <summary>A UUID's sixteen octets as text; its first three fields are little-endian.</summary>
    [Builtin("uuid_to_string", "function(uuid: string): string")]
    public static ByteString UuidToString(EngineContext context, ByteString uuid)
    {
        if (uuid.Length == 16)
            return ByteString.From(new Guid(uuid.Span).ToString("D"));
        context.Reporter.Error("uuid_to_string() takes 16 octets");
        return ByteString.Empty;
    }
}
