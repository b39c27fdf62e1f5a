using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <summary>One way a stream's records reach a log.</summary>
internal sealed class LogFilter
{
    /// <summary>Its name, unique in the stream.</summary>
    public required string Name { get; init; }

    /// <summary>The script's description, handed to policy hooks.</summary>
    public required RecordVal Description { get; init; }

    /// <summary>Name of the writer's enum constant.</summary>
    public required string Writer { get; init; }

    /// <summary>Columns.</summary>
    public required LogSchema Schema { get; init; }

    /// <summary>Log path if no function computes one.</summary>
    public required string Path { get; set; }

    /// <summary>Computes the path for each record, or <see langword="null"/>.</summary>
    public FuncVal? PathFunction { get; init; }

    /// <summary>Yields the extension record for a path, or <see langword="null"/>.</summary>
    public FuncVal? ExtensionFunction { get; init; }

    /// <summary>May veto records.</summary>
    public FuncVal? Policy { get; init; }

    /// <summary>Writer options of this filter.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Whether it writes on this instance.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The writers opened so far, by path.</summary>
    public Dictionary<string, LogOutput> Outputs { get; } = [];
}
