using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Input.Reading;

/// <summary>What a reader is to read, and for whom.</summary>
public sealed class ReaderTarget
{
    /// <summary>Name of the stream.</summary>
    public required string Name { get; init; }

    /// <summary>What is read: a file, a command, a database.</summary>
    public required string Source { get; init; }

    /// <summary>When it is read.</summary>
    public required ReaderMode Mode { get; init; }

    /// <summary>The columns wanted, in the order in which rows carry them.</summary>
    public required IReadOnlyList<InputField> Fields { get; init; }

    /// <summary>Settings of this stream alone.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>Names and constants of scripts; constants are read while the reader is made.</summary>
    public required IScriptNames Names { get; init; }

    /// <summary>The engine; readers may look at types, nothing else, once they run.</summary>
    public required EngineContext Engine { get; init; }

    /// <summary>A setting of this stream, or the script constant that holds for all.</summary>
    public string Setting(string key, string constant, string otherwise) =>
        Config.TryGetValue(key, out var value) ? value : Names.Text(constant, otherwise);

    /// <summary>A setting of this stream, or the script constant that holds for all.</summary>
    public bool Setting(string key, string constant) =>
        Config.TryGetValue(key, out var value) ? value is "T" or "1" : Names.Bool(constant, otherwise: false);

    /// <summary>A file name below a prefix, unless it is absolute.</summary>
    public string PathBelow(string prefix) => prefix.Length == 0 || Path.IsPathRooted(Source) ? Source : $"{prefix}/{Source}";
}
