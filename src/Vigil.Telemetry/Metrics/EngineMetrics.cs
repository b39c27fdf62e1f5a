using System.Diagnostics;
using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Logging.Streams;

namespace Vigil.Telemetry.Metrics;

/// <summary>What the program measures of itself.</summary>
internal static class EngineMetrics
{
    /// <summary>Enters the metrics of the engine and of its process.</summary>
    public static void Install(EngineContext context, MetricRegistry registry)
    {
        registry.AddSource(r => ReadEngine(context, r));
        registry.AddSource(r => ReadLogs(context, r));
        registry.AddSource(ReadProcess);
    }

    private static void ReadEngine(EngineContext context, MetricRegistry registry)
    {
        var invocations = registry.Family(
            MetricKind.Counter, "zeek", "event_handler_invocations", "Number of times the given event handler was called", labels: ["name"]);
        foreach (var handle in context.Service<EventTable>().All)
        {
            if (handle.Invocations > 0)
                invocations.With(handle.Name).Set(handle.Invocations);
        }

        Counter(registry, "events_queued", "Events queued so far", context.Events.Queued);
        Counter(registry, "events_dispatched", "Events handled so far", context.Events.Dispatched);
        Gauge(registry, "zeek", "timers_pending", "Timers that wait", context.Timers.Count);
        Gauge(registry, "zeek", "network_time", "Time of the packet processed last", context.Now.Seconds, "seconds");
    }

    private static void ReadLogs(EngineContext context, MetricRegistry registry)
    {
        if (context.Find<LogManager>() is not { } logs)
            return;
        var streams = registry.Family(
            MetricKind.Counter, "zeek", "log_stream_writes", "Log::write() calls for each stream", labels: ["module", "stream"]);
        var writers = registry.Family(
            MetricKind.Counter, "zeek", "log_writer_writes", "Rows handed to writers", labels: ["writer", "module", "stream", "filter-name", "path"]);
        logs.Count(
            (stream, count) => streams.With(ModuleOf(stream), stream).Set(count),
            (writer, stream, filter, path, count) => writers.With(writer, ModuleOf(stream), stream, filter, path).Set(count));
    }

    private static void ReadProcess(MetricRegistry registry)
    {
        using var process = Process.GetCurrentProcess();
        Gauge(registry, "process", "resident_memory", "Memory in use", process.WorkingSet64, "bytes");
        Gauge(registry, "process", "virtual_memory", "Address space in use", process.VirtualMemorySize64, "bytes");
        Gauge(registry, "process", "start_time", "Start of the process, seconds since the epoch", new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000.0, "seconds");
        Gauge(registry, "process", "threads", "Threads", process.Threads.Count);
        registry.Family(MetricKind.Counter, "process", "cpu", "Processor time, user and system", "seconds").With()
            .Set(process.TotalProcessorTime.TotalSeconds);
        const string descriptors = "/proc/self/fd";
        if (Directory.Exists(descriptors))
            Gauge(registry, "process", "open_fds", "Open file descriptors", Directory.GetFileSystemEntries(descriptors).Length);
    }

    private static void Counter(MetricRegistry registry, string name, string help, double value) =>
        registry.Family(MetricKind.Counter, "zeek", name, help).With().Set(value);

    private static void Gauge(MetricRegistry registry, string prefix, string name, string help, double value, string unit = "") =>
        registry.Family(MetricKind.Gauge, prefix, name, help, unit).With().Set(value);

    private static string ModuleOf(string name)
    {
        var end = name.IndexOf("::", StringComparison.Ordinal);
        return end < 0 ? "GLOBAL" : name[..end];
    }
}
