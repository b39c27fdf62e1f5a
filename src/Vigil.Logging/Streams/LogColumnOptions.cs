namespace Vigil.Logging.Streams;

/// <summary>How a filter names and selects columns.</summary>
public sealed record LogColumnOptions
{
    /// <summary>Only these, if given; names before mapping.</summary>
    public HashSet<string>? Include { get; init; }

    /// <summary>Not these; names before mapping.</summary>
    public HashSet<string> Exclude { get; init; } = [];

    /// <summary>New names.</summary>
    public Dictionary<string, string> NameMap { get; init; } = [];

    /// <summary>Stands between the names of nested records' fields.</summary>
    public string ScopeSeparator { get; init; } = ".";

    /// <summary>Stands before the names of extension columns.</summary>
    public string ExtensionPrefix { get; init; } = "_";
}
