using Vigil.Core.Declarations;

namespace Vigil.Logging.Writers;

/// <summary>Script constants that writers obey, read once when scripts are loaded.</summary>
public sealed record LogOptions
{
    private const int LargestBatch = 128;

    /// <summary><c>LogAscii::separator</c>.</summary>
    public string Separator { get; init; } = "\t";

    /// <summary><c>LogAscii::set_separator</c>.</summary>
    public string SetSeparator { get; init; } = ",";

    /// <summary><c>LogAscii::empty_field</c>.</summary>
    public string EmptyField { get; init; } = "(empty)";

    /// <summary><c>LogAscii::unset_field</c>.</summary>
    public string UnsetField { get; init; } = "-";

    /// <summary><c>LogAscii::meta_prefix</c>.</summary>
    public string MetaPrefix { get; init; } = "#";

    /// <summary><c>LogAscii::include_meta</c>.</summary>
    public bool IncludeMeta { get; init; } = true;

    /// <summary><c>LogAscii::enable_utf_8</c>.</summary>
    public bool KeepsUtf8 { get; init; } = true;

    /// <summary><c>LogAscii::use_json</c>.</summary>
    public bool UseJson { get; init; }

    /// <summary><c>LogAscii::json_timestamps</c>, the constant's name without module.</summary>
    public string JsonTimestamps { get; init; } = "TS_EPOCH";

    /// <summary><c>LogAscii::json_include_unset_fields</c>.</summary>
    public bool JsonIncludesUnset { get; init; }

    /// <summary><c>LogAscii::output_to_stdout</c>.</summary>
    public bool ToStandardOutput { get; init; }

    /// <summary><c>Log::default_logdir</c>; empty for the working directory.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Ending of file names, from <c>ZEEK_LOG_SUFFIX</c>.</summary>
    public string Suffix { get; init; } = "log";

    /// <summary><c>LogAscii::gzip_level</c>, 1 to 9; 0: files are not compressed.</summary>
    public int GzipLevel { get; init; }

    /// <summary><c>LogAscii::gzip_file_extension</c>, without dot.</summary>
    public string GzipExtension { get; init; } = "gz";

    /// <summary><c>LogAscii::enable_leftover_log_rotation</c>.</summary>
    public bool KeepsShadows { get; init; }

    /// <summary>Of a filter: names of the columns are the only header.</summary>
    public bool HasPlainHeader { get; init; }

    /// <summary><c>LogNone::debug</c>.</summary>
    public bool NoneTellsSettings { get; init; }

    /// <summary>Rows that an engine gathers before it hands them over, from <c>Log::write_buffer_size</c>.</summary>
    public int BatchSize { get; init; } = LargestBatch;

    /// <summary>Options of the database writer.</summary>
    public SqliteOptions Sqlite { get; init; } = new();

    /// <summary>Reads the constants.</summary>
    public static LogOptions From(IScriptNames names) => new()
    {
        Separator = names.Text("LogAscii::separator", "\t"),
        SetSeparator = names.Text("LogAscii::set_separator", ","),
        EmptyField = names.Text("LogAscii::empty_field", "(empty)"),
        UnsetField = names.Text("LogAscii::unset_field", "-"),
        MetaPrefix = names.Text("LogAscii::meta_prefix", "#"),
        IncludeMeta = names.Bool("LogAscii::include_meta", true),
        KeepsUtf8 = names.Bool("LogAscii::enable_utf_8", true),
        UseJson = names.Bool("LogAscii::use_json", false),
        JsonTimestamps = names.FindValue("LogAscii::json_timestamps") is { IsSet: true, Type: Core.Types.EnumType type } value
            ? type.NameOf(value.AsInt()).Split("::")[^1]
            : "TS_EPOCH",
        JsonIncludesUnset = names.Bool("LogAscii::json_include_unset_fields", false),
        ToStandardOutput = names.Bool("LogAscii::output_to_stdout", false),
        GzipLevel = (int)Math.Min(names.Count("LogAscii::gzip_level", 0), 9),
        GzipExtension = names.Text("LogAscii::gzip_file_extension", "gz"),
        KeepsShadows = names.Bool("LogAscii::enable_leftover_log_rotation", false),
        NoneTellsSettings = names.Bool("LogNone::debug", false),
        BatchSize = (int)Math.Clamp(names.Count("Log::write_buffer_size", LargestBatch), 1, LargestBatch),
        Sqlite = SqliteOptions.From(names),
        Directory = names.Text("Log::default_logdir", ""),
        Suffix = Environment.GetEnvironmentVariable("ZEEK_LOG_SUFFIX")
            ?? Environment.GetEnvironmentVariable("BRO_LOG_SUFFIX") ?? "log",
    };

    /// <summary>The options as a filter's <c>config</c> changes them.</summary>
    public LogOptions With(IReadOnlyDictionary<string, string> config)
    {
        var options = this;
        foreach (var (key, value) in config)
        {
            options = key switch
            {
                "separator" => options with { Separator = value },
                "set_separator" => options with { SetSeparator = value },
                "empty_field" => options with { EmptyField = value },
                "unset_field" => options with { UnsetField = value },
                "meta_prefix" => options with { MetaPrefix = value },
                "tsv" => options with { UseJson = options.UseJson && !IsTrue(value), HasPlainHeader = IsTrue(value) },
                "include_meta" => options with { IncludeMeta = IsTrue(value) },
                "use_json" => options with { UseJson = IsTrue(value) },
                "enable_utf_8" => options with { KeepsUtf8 = IsTrue(value) },
                "json_timestamps" => options with { JsonTimestamps = value.Split("::")[^1] },
                "json_include_unset_fields" => options with { JsonIncludesUnset = IsTrue(value) },
                "output_to_stdout" => options with { ToStandardOutput = IsTrue(value) },
                "gzip_level" => options with { GzipLevel = int.TryParse(value, out var level) ? Math.Clamp(level, 0, 9) : options.GzipLevel },
                "gzip_file_extension" => options with { GzipExtension = value },
                _ => options, // options of other writers share the table
            };
        }

        return options;
    }

    private static bool IsTrue(string value) => value is "T" or "1" or "true";
}
