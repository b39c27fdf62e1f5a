using System.Diagnostics;
using Vigil.Analysis;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Files;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;
using Vigil.Runtime;

namespace Vigil.Engine.Builtins;

/// <summary>Built-in functions that tell how an engine is doing.</summary>
internal static class EngineStatistics
{
    /// <summary>Events queued and handled.</summary>
    [Builtin("get_event_stats", "function(): EventStats")]
    public static RecordVal Events(EngineContext context) =>
        Shape(context, "EventStats", "queued", "dispatched")
            .Create(context, Value.Count((ulong)context.Events.Queued), Value.Count((ulong)context.Events.Dispatched));

    /// <summary>How often each event was handled, by name.</summary>
    [Builtin("get_event_handler_stats", "function(): EventNameStats")]
    public static VectorVal EventNames(EngineContext context)
    {
        var names = context.Service<IScriptNames>();
        var result = new VectorVal((VectorType)names.Find("EventNameStats")!); // the signature names it
        var shape = Shape(context, "EventNameCounter", "name", "times_called");
        foreach (var handle in ScriptRuntime.Of(context).Events!.All)
        {
            if (handle.Invocations > 0)
                result.Add(Value.Of(shape.Create(context, Value.String(handle.Name), Value.Count((ulong)handle.Invocations))));
        }

        return result;
    }

    /// <summary>What TCP acknowledged, and how much of it is missing in the capture.</summary>
    [Builtin("get_gap_stats", "function(): GapStats")]
    public static RecordVal Gaps(EngineContext context)
    {
        var gaps = context.Find<ConnectionTracker>()?.Gaps;
        return Shape(context, "GapStats", "ack_events", "ack_bytes", "gap_events", "gap_bytes").Create(
            context,
            Value.Count((ulong)(gaps?.Acknowledgments ?? 0)),
            Value.Count((ulong)(gaps?.AcknowledgedOctets ?? 0)),
            Value.Count((ulong)(gaps?.Gaps ?? 0)),
            Value.Count((ulong)(gaps?.MissingOctets ?? 0)));
    }

    /// <summary>Timers waiting and made.</summary>
    [Builtin("get_timer_stats", "function(): TimerStats")]
    public static RecordVal Timers(EngineContext context) =>
        Shape(context, "TimerStats", "current", "max", "cumulative").Create(
            context,
            Value.Count((ulong)context.Timers.Count),
            Value.Count((ulong)context.Timers.Most),
            Value.Count((ulong)context.Timers.Added));

    /// <summary>Connections open and seen. What is not counted apart is 0.</summary>
    [Builtin("get_conn_stats", "function(): ConnStats")]
    public static RecordVal Connections(EngineContext context)
    {
        var tracker = context.Find<ConnectionTracker>();
        var record = Zeroes(context, "ConnStats");
        var open = Value.Count((ulong)(tracker?.Count ?? 0));
        var packets = (ulong)(context.Find<VigilEngine>()?.Packets ?? 0);
        Set(record, "total_conns", Value.Count((ulong)(tracker?.Total ?? 0)));
        Set(record, "current_conns", open);
        Set(record, "sess_current_conns", open);
        Set(record, "num_packets", Value.Count(packets));
        Set(record, "num_packets_unprocessed", Value.Count(packets - (ulong)(context.Find<VigilEngine>()?.Decoded ?? 0)));
        return record;
    }

    /// <summary>Octets that wait for what is missing before them: of files, fragments and TCP.</summary>
    [Builtin("get_reassembler_stats", "function(): ReassemblerStats")]
    public static RecordVal Reassemblers(EngineContext context) =>
        Shape(context, "ReassemblerStats", "file_size", "frag_size", "tcp_size", "unknown_size").Create(
            context,
            Value.Count((ulong)((context.Find<AnalysisServices>()?.Files as FileAnalysis)?.HeldOctets ?? 0)),
            Value.Count((ulong)(context.Find<PacketDecoding>()?.FragmentOctets ?? 0)),
            Value.Count((ulong)(context.Find<ConnectionTracker>()?.HeldOctets ?? 0)),
            Value.Count(0));

    /// <summary>Writes how the engine is doing to <c>profiling_file</c>; nothing if scripts name no file.</summary>
    [Builtin("do_profiling", "function(): any")]
    public static Value WriteProfile(EngineContext context)
    {
        ProfileLog.Of(context, interval: 0)?.Write();
        return default;
    }

    /// <summary>The process: its times and memory.</summary>
    [Builtin("get_proc_stats", "function(): ProcStats")]
    public static RecordVal Process(EngineContext context)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var record = Zeroes(context, "ProcStats");
        var begin = (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        Set(record, "debug", Value.Bool(false));
        Set(record, "start_time", Value.Time(begin));
        Set(record, "real_time", Value.Interval((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - begin));
        Set(record, "user_time", Value.Interval(process.UserProcessorTime.TotalSeconds));
        Set(record, "system_time", Value.Interval(process.PrivilegedProcessorTime.TotalSeconds));
        Set(record, "mem", Value.Count((ulong)process.WorkingSet64));
        return record;
    }

    /// <summary>Threads of the process.</summary>
    [Builtin("get_thread_stats", "function(): ThreadStats")]
    public static RecordVal Threads(EngineContext context)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return Shape(context, "ThreadStats", "num_threads").Create(context, Value.Count((ulong)process.Threads.Count));
    }

    private static RecordShape Shape(EngineContext context, string name, params ReadOnlySpan<string> fields) =>
        new(context.Service<IScriptNames>(), name, fields);

    private static RecordVal Zeroes(EngineContext context, string name)
    {
        var record = RecordVal.Create(context.Service<IScriptNames>().Record(name), context);
        for (var slot = 0; slot < record.Count; slot++)
        {
            if (!record[slot].IsSet && record.RecordType.Fields[slot].Type.Tag == TypeTag.Count)
                record[slot] = Value.Count(0);
        }

        return record;
    }

    private static void Set(RecordVal record, string field, Value value)
    {
        var slot = record.RecordType.SlotOf(field);
        Debug.Assert(slot >= 0, field);
        record[slot] = value;
    }
}
