using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>Supervision of processes. No process of this version supervises others or is supervised, and all functions say so.</summary>
public static class SupervisorFunctions
{
    private const string NoSupervisor = "supervisor mode not enabled";

    /// <summary>Whether this process supervises others.</summary>
    [Builtin("Supervisor::__is_supervisor", "function(): bool")]
    public static bool IsSupervisor(EngineContext context) => false;

    /// <summary>Whether this process is supervised.</summary>
    [Builtin("Supervisor::__is_supervised", "function(): bool")]
    public static bool IsSupervised(EngineContext context) => false;

    /// <summary>What this process was started as.</summary>
    [Builtin("Supervisor::__node", "function(): Supervisor::NodeConfig")]
    public static RecordVal Node(EngineContext context)
    {
        context.Reporter.Error("not a supervised process");
        var type = DataRecords.Type<RecordType>(context, "Supervisor::NodeConfig");
        var node = RecordVal.Create(type, context);
        node[type.SlotOf("name")] = Value.String("<invalid>");
        return node;
    }

    /// <summary>Starts a process.</summary>
    /// <returns>What went wrong; empty if nothing did.</returns>
    [Builtin("Supervisor::__create", "function(node: Supervisor::NodeConfig): string")]
    public static ByteString Create(EngineContext context, RecordVal node)
    {
        context.Reporter.Error(NoSupervisor);
        return ByteString.From(NoSupervisor);
    }

    /// <summary>Ends a process.</summary>
    [Builtin("Supervisor::__destroy", "function(node: string): bool")]
    public static bool Destroy(EngineContext context, ByteString node) => Refuse(context);

    /// <summary>Ends a process and starts it anew.</summary>
    [Builtin("Supervisor::__restart", "function(node: string): bool")]
    public static bool Restart(EngineContext context, ByteString node) => Refuse(context);

    /// <summary>What processes there are.</summary>
    [Builtin("Supervisor::__status", "function(node: string): Supervisor::Status")]
    public static RecordVal Status(EngineContext context, ByteString node)
    {
        context.Reporter.Error(NoSupervisor);
        return RecordVal.Create(DataRecords.Type<RecordType>(context, "Supervisor::Status"), context);
    }

    /// <summary>The process that starts others on behalf of the supervisor.</summary>
    [Builtin("Supervisor::__stem_pid", "function(): int")]
    public static long StemProcess(EngineContext context)
    {
        context.Reporter.Error(NoSupervisor);
        return -1;
    }

    private static bool Refuse(EngineContext context)
    {
        context.Reporter.Error(NoSupervisor);
        return false;
    }
}
