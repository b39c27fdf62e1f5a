using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>The built-in functions by which scripts wire and disable decoders, which they call packet analyzers.</summary>
internal static class PacketAnalyzerBuiltins
{
    private const string TagPrefix = "ANALYZER_";

    /// <summary>Hands what <paramref name="parent"/> calls <paramref name="identifier"/> to <paramref name="child"/>.</summary>
    [Builtin("PacketAnalyzer::register_packet_analyzer", "function(parent: PacketAnalyzer::Tag, identifier: count, child: PacketAnalyzer::Tag): bool")]
    public static bool Register(EngineContext context, long parent, ulong identifier, long child) =>
        Find(context, parent) is { } below && Find(context, child) is { } above && Register(below, identifier, above);

    /// <summary>The same by name; false if there is no analyzer of one of the names.</summary>
    [Builtin("PacketAnalyzer::try_register_packet_analyzer_by_name", "function(parent: string, identifier: count, child: string): bool")]
    public static bool RegisterByName(EngineContext context, ByteString parent, ulong identifier, ByteString child) =>
        FindByTag(context, parent.ToString()) is { } below && FindByTag(context, child.ToString()) is { } above
        && Register(below, identifier, above);

    /// <summary>Lets <paramref name="child"/> look at payload of <paramref name="parent"/> that no identifier claims.</summary>
    [Builtin("PacketAnalyzer::register_protocol_detection", "function(parent: PacketAnalyzer::Tag, child: PacketAnalyzer::Tag): bool")]
    public static bool RegisterDetection(EngineContext context, long parent, long child)
    {
        if (Find(context, parent) is not { } below || Find(context, child) is not { } above)
            return false;
        below.RegisterDetection(above);
        return true;
    }

    /// <summary>Switches an analyzer off.</summary>
    [Builtin("PacketAnalyzer::__disable_analyzer", "function(id: PacketAnalyzer::Tag): bool")]
    public static bool Disable(EngineContext context, long id) => Switch(context, id, on: false);

    /// <summary>Switches an analyzer on again.</summary>
    [Builtin("PacketAnalyzer::__enable_analyzer", "function(id: PacketAnalyzer::Tag): bool")]
    public static bool Enable(EngineContext context, long id) => Switch(context, id, on: true);

    /// <summary>Sets the senders whose checksums are not looked at.</summary>
    [Builtin("PacketAnalyzer::__set_ignore_checksums_nets", "function(v: subnet_set): bool")]
    public static bool SetIgnoreChecksumsNets(EngineContext context, TableVal nets)
    {
        if (context.Find<PacketDecoding>() is not { } decoding)
            return false;
        decoding.Context.Options.IgnoreChecksumsNets = DecodingOptions.SubnetsOf(nets);
        return true;
    }

    private static bool Register(PacketDecoder parent, ulong identifier, PacketDecoder child)
    {
        if (identifier > uint.MaxValue)
            return false;
        parent.Register((uint)identifier, child);
        return true;
    }

    private static bool Switch(EngineContext context, long id, bool on)
    {
        if (Find(context, id) is not { } decoder)
            return false;
        decoder.IsEnabled = on;
        return true;
    }

    private static PacketDecoder? Find(EngineContext context, long tag) =>
        FindByTag(context, context.Service<IScriptNames>().Enum("PacketAnalyzer::Tag").NameOf(tag));

    private static PacketDecoder? FindByTag(EngineContext context, string tag)
    {
        var name = tag[(tag.LastIndexOf(':') + 1)..];
        if (name.StartsWith(TagPrefix, StringComparison.Ordinal))
            name = name[TagPrefix.Length..];
        return context.Find<PacketDecoding>()?.Decoders.Find(name);
    }
}
