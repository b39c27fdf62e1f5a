namespace Vigil.Script.Syntax.Loading;

/// <summary>What a run reads, besides what is loaded from there (language.md 1.9).</summary>
public sealed record LoadPlan
{
    /// <summary>Whether the base scripts are read at all; only tests of the language do without.</summary>
    public bool LoadsBase { get; init; } = true;

    /// <summary>Whether <c>base/init-default</c> is left out.</summary>
    public bool IsBare { get; init; }

    /// <summary>Scripts that plugins want read before the frameworks.</summary>
    public IReadOnlyList<string> PreloadScripts { get; init; } = [];

    /// <summary>Scripts that plugins want read after the base scripts.</summary>
    public IReadOnlyList<string> PluginScripts { get; init; } = [];

    /// <summary>Scripts of the command line, in order; <c>-</c> is standard input.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Prefixes given on the command line or in the environment.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Gives the text of <c>name=value</c> arguments as <c>redef</c>s; asked once everything before is read.</summary>
    public Func<string?>? Assignments { get; init; }

    /// <summary>Text of <c>-e</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Reads standard input to its end, for <c>-</c>.</summary>
    public Func<byte[]>? StandardInput { get; init; }
}
