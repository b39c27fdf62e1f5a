using Vigil.Core.Diagnostics;

namespace Vigil.Logging.Writers;

/// <summary>All writers of the process: engines that log to the same path share one, so their rows merge.</summary>
/// <param name="kinds">The kinds of writers there are.</param>
/// <param name="onError">Told, on any thread, that a log cannot be written and why.</param>
public sealed class LogHub(IEnumerable<LogWriterDescriptor> kinds, Action<string> onError) : IDisposable
{
    private readonly Dictionary<string, LogWriterDescriptor> _kinds = kinds.ToDictionary(static k => k.Name);
    private readonly Dictionary<(string Writer, string Path), LogThread> _threads = [];
    private readonly Lock _gate = new();

    /// <summary>Rows written by path, for the closing summary.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Rows
    {
        get
        {
            lock (_gate)
                return [.. _threads.Select(static t => KeyValuePair.Create(t.Key.Path, t.Value.Rows)).OrderBy(static t => t.Key)];
        }
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
            if (!_threads.TryGetValue((writer, target.Path), out var thread))
            {
                if (!_kinds.TryGetValue(writer, out var kind))
                    throw new ScriptError($"there is no log writer {writer}; the writers are {string.Join(", ", _kinds.Keys)}");
                thread = new(kind.Create(options), target, onError);
                _threads.Add((writer, target.Path), thread);
            }

            return new(thread);
        }
    }

    /// <summary>Ends all writers; everything handed over is on disk when it returns.</summary>
    public void Dispose()
    {
        List<LogThread> threads;
        lock (_gate)
            threads = [.. _threads.Values];
        foreach (var thread in threads)
            thread.Complete();
        foreach (var thread in threads)
            thread.Join();
    }
}
