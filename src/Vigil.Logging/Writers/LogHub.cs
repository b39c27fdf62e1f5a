using System.Runtime.InteropServices;
using Vigil.Core.Diagnostics;

namespace Vigil.Logging.Writers;

/// <summary>All writers of the process: engines that log to the same path share one, so their rows merge.</summary>
/// <param name="kinds">The kinds of writers there are.</param>
/// <param name="onError">Told, on any thread, what is wrong with a log, and when it is written again.</param>
public sealed class LogHub(IEnumerable<LogWriterDescriptor> kinds, Action<string> onError) : IDisposable
{
    private const int FileSizeSignal = 25; // SIGXFSZ on Linux

    private readonly Dictionary<string, LogWriterDescriptor> _kinds = kinds.ToDictionary(static k => k.Name);
    private readonly Dictionary<(string Writer, string Path), LogThread> _threads = [];
    private readonly List<LogThread> _ended = [];
    private readonly List<Action> _lastCalls = [];
    private readonly Lock _gate = new();

    // A file that reaches the size its owner may write (ulimit -f) is a disk that is full, not a reason to die.
    private readonly PosixSignalRegistration? _fileTooLarge = OperatingSystem.IsLinux()
        ? PosixSignalRegistration.Create((PosixSignal)FileSizeSignal, static signal => signal.Cancel = true)
        : null;

    /// <summary>The clock of the wall, for flushing and for trying again.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How often writers are called whether rows come or not.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Rows written by path, for the closing summary.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Rows => Sum(static thread => thread.Rows);

    /// <summary>Rows that could not be written, by path.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Lost => [.. Sum(static thread => thread.Lost).Where(static l => l.Value > 0)];

    /// <summary>Ends all writers; everything handed over is on disk when it returns. The engines have finished before.</summary>
    public void Dispose()
    {
        List<Action> calls;
        lock (_gate)
        {
            calls = [.. _lastCalls];
            _lastCalls.Clear();
        }

        foreach (var call in calls)
            call();
        List<LogThread> threads;
        lock (_gate)
            threads = [.. _threads.Values, .. _ended];
        foreach (var thread in threads)
            thread.Complete();
        foreach (var thread in threads)
            thread.Join();
        _fileTooLarge?.Dispose();
    }

    /// <summary>Adds something that an engine has to do when all engines have finished and the logs are still open.</summary>
    internal void AtEnd(Action call)
    {
        lock (_gate)
            _lastCalls.Add(call);
    }

    /// <summary>Opens a log, or joins the engines that have it open.</summary>
    /// <param name="writer">Name of the writer's enum constant.</param>
    /// <param name="target">What it is for.</param>
    /// <param name="options">Script constants.</param>
    /// <exception cref="ScriptError">There is no such writer.</exception>
    internal LogOutput Open(string writer, LogTarget target, LogOptions options)
    {
        lock (_gate)
        {
            if (!_kinds.TryGetValue(writer, out var kind))
                throw new ScriptError($"there is no log writer {writer}; the writers are {string.Join(", ", _kinds.Keys)}");
            var path = target.Path;
            for (var number = 2; ; number++)
            {
                if (!_threads.TryGetValue((writer, path), out var thread))
                    break;
                if (thread.Target.Schema.HasSameColumns(target.Schema) && HaveSame(thread.Target.Config, target.Config))
                    return Join(thread, options);
                if (thread.Users == 0)
                {
                    // The filter that wrote here is gone; another one goes on in the same file, below its own header.
                    thread.Complete();
                    thread.Join();
                    _threads.Remove((writer, path));
                    _ended.Add(thread);
                    target = target with { Continues = true };
                    break;
                }

                path = $"{target.Path}-{number}"; // another engine still writes other columns there
            }

            if (_ended.Any(t => t.Target.Path == path))
                target = target with { Continues = true };
            var opened = new LogThread(() => kind.Create(options), target with { Path = path }, onError, Clock, Heartbeat);
            _threads.Add((writer, path), opened);
            return Join(opened, options);
        }
    }

    /// <summary>An engine no longer writes to a log.</summary>
    /// <param name="output">The engine's end of it.</param>
    /// <param name="closes">Whether the log is closed when nobody else writes to it; else it waits for another filter.</param>
    internal void Leave(LogOutput output, bool closes)
    {
        output.Flush();
        lock (_gate)
        {
            if (--output.Thread.Users > 0 || !closes)
                return;
            var entry = _threads.FirstOrDefault(t => ReferenceEquals(t.Value, output.Thread));
            if (entry.Value is null)
                return;
            _threads.Remove(entry.Key);
            _ended.Add(output.Thread);
            output.Thread.Complete();
        }
    }

    private static LogOutput Join(LogThread thread, LogOptions options) =>
        new(thread, options.BatchSize, isOwner: thread.Users++ == 0);

    private static bool HaveSame(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(l => right.TryGetValue(l.Key, out var value) && value == l.Value);

    private List<KeyValuePair<string, long>> Sum(Func<LogThread, long> count)
    {
        lock (_gate)
        {
            return [.. _threads.Values.Concat(_ended).GroupBy(static t => t.Target.Path)
                .Select(group => KeyValuePair.Create(group.Key, group.Sum(count))).OrderBy(static t => t.Key)];
        }
    }
}
