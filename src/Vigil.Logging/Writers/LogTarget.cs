using Vigil.Logging.Streams;

namespace Vigil.Logging.Writers;

/// <summary>What a writer is opened for.</summary>
/// <param name="Path">Log path, e.g. <c>conn</c>.</param>
/// <param name="Schema">Columns.</param>
/// <param name="Config">Options of the filter.</param>
public sealed record LogTarget(string Path, LogSchema Schema, IReadOnlyDictionary<string, string> Config)
{
    /// <summary>Seconds of network time after which the log is rotated; 0: never.</summary>
    public double RotationInterval { get; init; }

    /// <summary>Seconds after midnight from which rotations are counted.</summary>
    public double RotationBase { get; init; }

    /// <summary>Name of the function that a rotated file is handed to; for who finds the file after a crash.</summary>
    public string PostProcessor { get; init; } = "";

    /// <summary>Whether this run has written to the log before: what is there must stay.</summary>
    public bool Continues { get; init; }
}
