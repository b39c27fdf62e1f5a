using Vigil.Analysis.Connections;
using Vigil.Analysis.Tcp;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>What scripts ask of open connections and set on them.</summary>
public static class ConnectionFunctions
{
    /// <summary>Whether a connection is open.</summary>
    [Builtin("connection_exists", "function(c: conn_id): bool")]
    public static bool Exists(EngineContext context, RecordVal c) => Find(context, c) is not null;

    /// <summary>The record of an open connection.</summary>
    [Builtin("lookup_connection", "function(cid: conn_id): connection")]
    public static RecordVal Lookup(EngineContext context, RecordVal cid) =>
        Find(context, cid)?.ToRecord() ?? throw new ScriptError("connection ID not a known connection");

    /// <summary>The transport of an open connection.</summary>
    [Builtin("get_conn_transport_proto", "function(cid: conn_id): transport_proto")]
    public static long Transport(EngineContext context, RecordVal cid) => (long)Port(cid, "orig_p").Transport;

    /// <summary>Sets the silence that ends a connection.</summary>
    /// <returns>What it was.</returns>
    [Builtin("set_inactivity_timeout", "function(cid: conn_id, t: interval): interval")]
    public static double SetInactivityTimeout(EngineContext context, RecordVal cid, double t) =>
        Find(context, cid)?.SetInactivityTimeout(t) ?? 0;

    /// <summary>Ends the analysis of a connection's content; packets are still counted.</summary>
    [Builtin("skip_further_processing", "function(cid: conn_id): bool")]
    public static bool Skip(EngineContext context, RecordVal cid)
    {
        if (Find(context, cid) is not { } connection)
            return false;
        connection.SkipsProcessing = true;
        return true;
    }

    /// <summary>Whether packets of a connection are to be recorded.</summary>
    [Builtin("set_record_packets", "function(cid: conn_id, do_record: bool): bool")]
    public static bool SetRecordPackets(EngineContext context, RecordVal cid, bool doRecord)
    {
        if (Find(context, cid) is not { } connection)
            return false;
        connection.RecordsPackets = doRecord;
        return true;
    }

    /// <summary>Octets of sequence space that the originator used.</summary>
    [Builtin("get_orig_seq", "function(cid: conn_id): count")]
    public static ulong OrigSequence(EngineContext context, RecordVal cid) => Sequence(context, cid, Direction.Originator);

    /// <summary>Octets of sequence space that the responder used.</summary>
    [Builtin("get_resp_seq", "function(cid: conn_id): count")]
    public static ulong RespSequence(EngineContext context, RecordVal cid) => Sequence(context, cid, Direction.Responder);

    /// <summary>Announces when one direction has sent so many IP octets.</summary>
    [Builtin("set_current_conn_bytes_threshold", "function(cid: conn_id, threshold: count, is_orig: bool): bool")]
    public static bool SetBytesThreshold(EngineContext context, RecordVal cid, ulong threshold, bool isOrig)
    {
        if (Find(context, cid) is not { } connection)
            return false;
        connection.RequireThresholds().Octets(DirectionOf(isOrig)) = threshold;
        connection.RequireThresholds().Check(DirectionOf(isOrig));
        return true;
    }

    /// <summary>Announces when one direction has sent so many packets.</summary>
    [Builtin("set_current_conn_packets_threshold", "function(cid: conn_id, threshold: count, is_orig: bool): bool")]
    public static bool SetPacketsThreshold(EngineContext context, RecordVal cid, ulong threshold, bool isOrig)
    {
        if (Find(context, cid) is not { } connection)
            return false;
        connection.RequireThresholds().Packets(DirectionOf(isOrig)) = threshold;
        connection.RequireThresholds().Check(DirectionOf(isOrig));
        return true;
    }

    /// <summary>Announces when a connection has lasted so long.</summary>
    [Builtin("set_current_conn_duration_threshold", "function(cid: conn_id, threshold: interval): bool")]
    public static bool SetDurationThreshold(EngineContext context, RecordVal cid, double threshold)
    {
        if (Find(context, cid) is not { } connection)
            return false;
        connection.SetDurationThreshold(threshold);
        return true;
    }

    /// <summary>The octets that are to be announced; 0 if none.</summary>
    [Builtin("get_current_conn_bytes_threshold", "function(cid: conn_id, is_orig: bool): count")]
    public static ulong BytesThreshold(EngineContext context, RecordVal cid, bool isOrig) =>
        Find(context, cid)?.RequireThresholds().Octets(DirectionOf(isOrig)) ?? 0;

    /// <summary>The packets that are to be announced; 0 if none.</summary>
    [Builtin("get_current_conn_packets_threshold", "function(cid: conn_id, is_orig: bool): count")]
    public static ulong PacketsThreshold(EngineContext context, RecordVal cid, bool isOrig) =>
        Find(context, cid)?.RequireThresholds().Packets(DirectionOf(isOrig)) ?? 0;

    /// <summary>The duration that is to be announced; 0 if none.</summary>
    [Builtin("get_current_conn_duration_threshold", "function(cid: conn_id): interval")]
    public static double DurationThreshold(EngineContext context, RecordVal cid) =>
        Find(context, cid)?.RequireThresholds().Duration ?? 0;

    /// <summary>The first analyzer of an open connection for which <paramref name="wanted"/> holds, or <see langword="null"/>.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="c">A <c>connection</c> record.</param>
    /// <param name="wanted">Which one.</param>
    public static Analyzer? FindAnalyzer(EngineContext context, RecordVal c, Func<Analyzer, bool> wanted) =>
        c[c.RecordType.SlotOf("id")].Object is RecordVal id ? Find(context, id)?.Tree?.Find(wanted) : null;

    /// <summary>The open connection with an identifier, or <see langword="null"/>.</summary>
    public static Connection? FindConnection(EngineContext context, RecordVal id) => Find(context, id);

    internal static TrackedConnection? Find(EngineContext context, RecordVal id)
    {
        var slot = id.RecordType.SlotOf("proto");
        // Scripts that make an identifier themselves leave the protocol at 65535: the ports tell it.
        var protocol = slot >= 0 && id[slot] is { IsSet: true } value && value.AsCount() < 256 ? (int)value.AsCount() : -1;
        return context.Find<ConnectionTracker>()?.Find(
            Address(id, "orig_h"), Port(id, "orig_p"), Address(id, "resp_h"), Port(id, "resp_p"), protocol) as TrackedConnection;
    }

    private static ulong Sequence(EngineContext context, RecordVal cid, Direction direction) =>
        Find(context, cid) is TcpConnection connection ? connection.SequenceOf(direction) : 0;

    private static Direction DirectionOf(bool isOrig) => isOrig ? Direction.Originator : Direction.Responder;

    private static Addr Address(RecordVal id, string field) => id[id.RecordType.SlotOf(field)].AsAddr();

    private static Port Port(RecordVal id, string field) => id[id.RecordType.SlotOf(field)].AsPort();
}
