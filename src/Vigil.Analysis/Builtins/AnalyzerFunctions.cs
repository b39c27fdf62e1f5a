using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>Analyzers: switching them on and off, their ports, their names.</summary>
public static class AnalyzerFunctions
{
    /// <summary>Switches an analyzer on, for connections still to come.</summary>
    [Builtin("Analyzer::__enable_analyzer", "function(id: Analyzer::Tag): bool")]
    public static bool Enable(EngineContext context, long id) => Switch(context, id, on: true);

    /// <summary>Switches an analyzer off, for connections still to come.</summary>
    [Builtin("Analyzer::__disable_analyzer", "function(id: Analyzer::Tag): bool")]
    public static bool Disable(EngineContext context, long id) => Switch(context, id, on: false);

    /// <summary>Switches all analyzers off.</summary>
    [Builtin("Analyzer::__disable_all_analyzers", "function(): any")]
    public static Value DisableAll(EngineContext context)
    {
        context.Find<AnalyzerRegistry>()?.DisableAll();
        return default;
    }

    /// <summary>Starts an analyzer on the connections of a port.</summary>
    [Builtin("Analyzer::__register_for_port", "function(id: Analyzer::Tag, p: port): bool")]
    public static bool RegisterForPort(EngineContext context, long id, Port p)
    {
        var registry = context.Find<AnalyzerRegistry>();
        if (registry?.Find(id) is { } analyzer)
            registry.RegisterPort(analyzer, p);
        return true; // also for protocols not analysed here: scripts keep the ports in their own table
    }

    /// <summary>Expects a connection and gives it an analyzer.</summary>
    [Builtin("Analyzer::__schedule_analyzer",
        "function(orig: addr, resp: addr, resp_p: port, analyzer: Analyzer::Tag, tout: interval): bool")]
    public static bool Schedule(EngineContext context, Addr orig, Addr resp, Port respP, long analyzer, double tout)
    {
        var registry = context.Find<AnalyzerRegistry>();
        if (registry?.Find(analyzer) is not { } kind)
            return false;
        registry.Schedule(orig, resp, respP, kind, tout);
        return true;
    }

    /// <summary>An analyzer's name as logs show it.</summary>
    [Builtin("Analyzer::__name", "function(atype: AllAnalyzers::Tag): string")]
    public static ByteString Name(EngineContext context, long atype) =>
        ByteString.From(context.Find<AnalyzerRegistry>()?.NameOf(atype) ?? "<error>");

    /// <summary>Whether an analyzer of a name exists.</summary>
    [Builtin("Analyzer::__has_tag", "function(name: string): bool")]
    public static bool HasTag(EngineContext context, ByteString name) =>
        context.Find<AnalyzerRegistry>() is { } registry && registry.TagNumberOf(name.ToString()) is not null;

    /// <summary>The tag of an analyzer by its name.</summary>
    [Builtin("Analyzer::__tag", "function(name: string): AllAnalyzers::Tag")]
    public static long Tag(EngineContext context, ByteString name) =>
        context.Find<AnalyzerRegistry>()?.TagNumberOf(name.ToString()) ?? 0;

    /// <summary>Whether a tag is that of a protocol analyzer.</summary>
    [Builtin("is_protocol_analyzer", "function(atype: AllAnalyzers::Tag): bool")]
    public static bool IsProtocolAnalyzer(EngineContext context, long atype) =>
        Tags(context, "Analyzer::Tag") is { } tags && tags.NameOf(atype).StartsWith("Analyzer::", StringComparison.Ordinal);

    /// <summary>Whether a tag is that of a packet analyzer.</summary>
    [Builtin("is_packet_analyzer", "function(atype: AllAnalyzers::Tag): bool")]
    public static bool IsPacketAnalyzer(EngineContext context, long atype) =>
        Tags(context, "PacketAnalyzer::Tag") is { } tags && tags.NameOf(atype).StartsWith("PacketAnalyzer::", StringComparison.Ordinal);

    /// <summary>Whether a tag is that of a file analyzer.</summary>
    [Builtin("is_file_analyzer", "function(atype: AllAnalyzers::Tag): bool")]
    public static bool IsFileAnalyzer(EngineContext context, long atype) =>
        Tags(context, "Files::Tag") is { } tags && tags.NameOf(atype).StartsWith("Files::", StringComparison.Ordinal);

    /// <summary>The number of the analyzer that raised the event being handled; 0 if none did.</summary>
    [Builtin("current_analyzer", "function(): count")]
    public static ulong Current(EngineContext context) => context.Events.Current.Analyzer;

    /// <summary>The number of a connection's analyzer of a kind; 0 if it has none.</summary>
    [Builtin("lookup_connection_analyzer_id", "function(cid: conn_id, atype: AllAnalyzers::Tag): count")]
    public static ulong AnalyzerId(EngineContext context, RecordVal cid, long atype)
    {
        var kind = context.Find<AnalyzerRegistry>()?.Find(atype);
        return kind is null ? 0 : ConnectionFunctions.Find(context, cid)?.Tree?.Find(a => a.Descriptor == kind)?.Id ?? 0;
    }

    /// <summary>Takes an analyzer off a connection, and keeps its kind from coming back if <c>prevent</c> is set.</summary>
    [Builtin("disable_analyzer", "function(cid: conn_id, aid: count, err_if_no_conn: bool &default=T, prevent: bool &default=F): bool")]
    public static bool DisableOn(EngineContext context, RecordVal cid, ulong aid, bool errIfNoConn, bool prevent)
    {
        if (ConnectionFunctions.Find(context, cid) is not { } connection)
        {
            if (errIfNoConn)
                context.Reporter.Error("cannot find connection");
            return false;
        }

        if (connection.Tree?.Find(aid) is not { Parent: { } parent } analyzer)
            return false;
        if (prevent)
            parent.Prevent(analyzer.Descriptor);
        parent.RemoveChild(analyzer);
        return true;
    }

    private static bool Switch(EngineContext context, long id, bool on)
    {
        var registry = context.Find<AnalyzerRegistry>();
        if (registry?.Find(id) is not { } analyzer)
            return false;
        registry.Enable(analyzer, on);
        return true;
    }

    private static EnumType? Tags(EngineContext context, string name) => context.Find<ITypeTable>()?.Find(name) as EnumType;
}
