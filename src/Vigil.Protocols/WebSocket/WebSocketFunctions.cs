using Vigil.Analysis.Builtins;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Protocols.WebSocket;

/// <summary>What scripts tell a WebSocket analyzer.</summary>
public static class WebSocketFunctions
{
    /// <summary>Says what messages carry: a protocol, or one that is to be found by its content.</summary>
    /// <returns>Whether an analyzer was attached, or none was wanted.</returns>
    [Builtin("WebSocket::__configure_analyzer", "function(c: connection, aid: count, config: WebSocket::AnalyzerConfig): bool")]
    public static bool Configure(EngineContext context, RecordVal c, ulong aid, RecordVal config)
    {
        if (ConnectionFunctions.FindAnalyzer(context, c, a => a.Id == aid) is not WebSocketAnalyzer analyzer)
            return false;
        var type = config.RecordType;
        if (config[type.SlotOf("analyzer")] is { IsSet: true } tag)
            return context.Find<AnalyzerRegistry>()?.Find(tag.AsInt()) is { } kind && analyzer.Carry(kind.Name);
        return !config[type.SlotOf("use_dpd")].AsBool() || analyzer.Carry("PIA_TCP");
    }
}
