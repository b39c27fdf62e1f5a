using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>One way a stream's records reach a log.</summary>
internal sealed class LogFilter
{
    /// <summary>Its name, unique in the stream.</summary>
    public required string Name { get; init; }

    /// <summary>The script's description, handed to policy hooks.</summary>
    public required RecordVal Description { get; init; }

    /// <summary>The writer's enum constant.</summary>
    public required Value Writer { get; init; }

    /// <summary>Columns.</summary>
    public required LogSchema Schema { get; init; }

    /// <summary>Log path if no function computes one; else what the function is told, its own first answer.</summary>
    public required string Path { get; set; }

    /// <summary>Computes the path for each record, or <see langword="null"/>.</summary>
    public FuncVal? PathFunction { get; set; }

    /// <summary>Yields the extension record for a path, or <see langword="null"/>.</summary>
    public FuncVal? ExtensionFunction { get; init; }

    /// <summary>May veto records.</summary>
    public FuncVal? Policy { get; init; }

    /// <summary>Writer options of this filter.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Whether it writes on this instance.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Whether its rows go to other nodes.</summary>
    public required bool IsRemote { get; init; }

    /// <summary>Seconds of network time between rotations; 0: none.</summary>
    public double RotationInterval { get; init; }

    /// <summary>Is handed each rotated file; <see langword="null"/>: the writer's default.</summary>
    public FuncVal? PostProcessor { get; init; }

    /// <summary>The logs opened so far, by the path asked for.</summary>
    public Dictionary<string, OpenLog> Logs { get; } = [];

    /// <summary>Reads a script's description.</summary>
    public static LogFilter Of(LogStream stream, RecordVal description, Value defaultWriter)
    {
        var extension = description.Get("ext_func").Object as FuncVal;
        var extensionType = extension?.FunctionType.Result as RecordType;
        var writer = description.Get("writer");
        var columns = new LogColumnOptions
        {
            Include = description.Get("include").Object is TableVal { Count: > 0 } include ? include.Texts() : null,
            Exclude = description.Get("exclude").Object is TableVal exclude ? exclude.Texts() : [],
            NameMap = description.TextMap("field_name_map"),
            ScopeSeparator = description.Text("scope_sep", "."),
            ExtensionPrefix = description.Text("ext_prefix", "_"),
        };
        var pathFunction = description.Get("path_func").Object as FuncVal;
        return new()
        {
            Name = description.Text("name", ""),
            Description = description,
            Writer = writer.IsSet ? writer : defaultWriter,
            Schema = LogSchema.Of(stream.Columns, extensionType, columns),
            Path = description.Text("path", pathFunction is null ? stream.Path : ""),
            PathFunction = pathFunction,
            ExtensionFunction = extensionType is null ? null : extension,
            Policy = description.Get("policy").Object as FuncVal,
            Config = description.TextMap("config"),
            IsLocal = description.Get("log_local") is not { IsSet: true } local || local.AsBool(),
            IsRemote = description.Get("log_remote") is not { IsSet: true } remote || remote.AsBool(),
            RotationInterval = description.Get("interv") is { IsSet: true } interval ? interval.AsDouble() : 0,
            PostProcessor = description.Get("postprocessor").Object as FuncVal,
        };
    }
}
