using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Engine.Builtins;

/// <summary>Built-in functions that count what a run has seen.</summary>
internal static class RunStatistics
{
    /// <summary>Packets received; live also what the kernel says of them.</summary>
    [Builtin("get_net_stats", "function(): NetStats")]
    public static RecordVal NetworkStatistics(EngineContext context)
    {
        var shape = new RecordShape(
            context.Service<IScriptNames>(), "NetStats", "pkts_recvd", "pkts_dropped", "pkts_link", "bytes_recvd", "pkts_filtered");
        var engine = context.Find<VigilEngine>();
        var packets = engine?.Packets ?? 0;
        var live = engine?.LiveSource;
        return shape.Create(
            context,
            [
                Value.Count((ulong)packets),
                Value.Count((ulong)(live?.PacketsDropped ?? 0)),
                Value.Count((ulong)(live?.PacketsOnLink ?? packets)),
                Value.Count((ulong)(engine?.Octets ?? 0)),
                Value.Count((ulong)(engine?.Filtered ?? 0)),
            ]);
    }

    /// <summary>Where a script would be loaded from; empty if it is not found.</summary>
    [Builtin("find_in_zeekpath", "function(p: string): string")]
    public static ByteString FindScript(EngineContext context, ByteString p) =>
        ByteString.From(context.Find<Script.Syntax.Loading.ScriptSearchPath>()?.FindScript(p.ToString(), from: null) ?? "");
}
