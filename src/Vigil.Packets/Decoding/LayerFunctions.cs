using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>Built-in functions about headers around the packet at work that no event tells of.</summary>
internal static class LayerFunctions
{
    /// <summary>The options of the Geneve headers around the packet at work, outermost first; none if there is no such header.</summary>
    [Builtin("PacketAnalyzer::Geneve::get_options", "function(): geneve_options_vec_vec")]
    public static VectorVal GeneveOptions(EngineContext context) =>
        (context.Find<PacketDecoding>()?.Context.GeneveOptions ?? new()).ToValue(context);

    /// <summary>The PPPoE session that the packet at work belongs to; the largest count if it belongs to none.</summary>
    [Builtin("PacketAnalyzer::PPPoE::session_id", "function(): count")]
    public static ulong PppoeSession(EngineContext context) =>
        context.Find<PacketDecoding>()?.Context.PppoeSession is { } session and >= 0 ? (ulong)session : ulong.MaxValue;
}
