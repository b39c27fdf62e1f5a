using Vigil.Logging.Streams;

namespace Vigil.Logging.Writers;

/// <summary>What a writer is opened for.</summary>
/// <param name="Path">Log path, e.g. <c>conn</c>.</param>
/// <param name="Schema">Columns.</param>
/// <param name="Config">Options of the filter.</param>
public sealed record LogTarget(string Path, LogSchema Schema, IReadOnlyDictionary<string, string> Config);
