using Vigil.Runtime.Builtins.Names;

namespace Vigil.Cli;

/// <summary>What the command line asks for (language.md 9.1).</summary>
internal sealed record ProgramOptions
{
    /// <summary>What the program does instead of, or besides, analysing.</summary>
    public ProgramMode Mode { get; init; }

    /// <summary><c>-b</c>: only what is asked for is loaded.</summary>
    public bool IsBare { get; init; }

    /// <summary><c>-C</c>.</summary>
    public bool IgnoresChecksums { get; init; }

    /// <summary><c>-D</c>: fixed seeds.</summary>
    public bool IsDeterministic { get; init; }

    /// <summary><c>-r</c>.</summary>
    public string? ReadFile { get; init; }

    /// <summary><c>-i</c>.</summary>
    public string? Interface { get; init; }

    /// <summary><c>-w</c>.</summary>
    public string? WriteFile { get; init; }

    /// <summary><c>-c</c>.</summary>
    public string? UnprocessedFile { get; init; }

    /// <summary><c>-U</c>.</summary>
    public string? StatusFile { get; init; }

    /// <summary><c>-W</c>: a packet that takes too long ends the program.</summary>
    public bool HasWatchdog { get; init; }

    /// <summary><c>-S</c>: signatures are shown.</summary>
    public bool ShowsSignatures { get; init; }

    /// <summary><c>-F</c>, <c>-P</c>.</summary>
    public NameCacheUse NameCache { get; init; }

    /// <summary>An option that is known but cannot be had, with the reason and the way out.</summary>
    public string? Refusal { get; init; }

    /// <summary><c>-f</c>.</summary>
    public string? Filter { get; init; }

    /// <summary><c>-e</c>.</summary>
    public string? Code { get; init; }

    /// <summary><c>-I</c>.</summary>
    public string? PrintName { get; init; }

    /// <summary><c>-G</c>.</summary>
    public string? SeedFile { get; init; }

    /// <summary><c>-H</c>.</summary>
    public string? SaveSeedFile { get; init; }

    /// <summary><c>-p</c>, in order.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary><c>-s</c>, in order.</summary>
    public IReadOnlyList<string> SignatureFiles { get; init; } = [];

    /// <summary>Scripts, in order.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary><c>NAME=VALUE</c>, in order.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>Arguments behind <c>--</c> for the script.</summary>
    public IReadOnlyList<string> ScriptArguments { get; init; } = [];

    /// <summary><c>--format</c>: how messages about scripts are shown.</summary>
    public MessageFormat Format { get; init; }

    /// <summary><c>--profile-scripts</c>: where the profile goes.</summary>
    public string? ProfileFile { get; init; }

    /// <summary><c>-u</c>.</summary>
    public bool ReportsUsage { get; init; }

    /// <summary><c>--no-unused-warnings</c>.</summary>
    public bool HidesUnused { get; init; }

    /// <summary><c>-Q</c>: timing and memory on standard error.</summary>
    public bool ShowsTiming { get; init; }

    /// <summary><c>-q</c>: no progress bar, no closing summary.</summary>
    public bool IsQuiet { get; init; }

    /// <summary><c>--workers</c>: engines in this process; 0 for one a core.</summary>
    public int Workers { get; init; } = 1;

    /// <summary><c>--pseudo-realtime</c>: replay at this multiple of the trace's own pace; 0 for as fast as possible.</summary>
    public double PseudoRealtime { get; init; }

    /// <summary>Everything as it stood on the command line (<c>zeek_args</c>).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>What a run is for.</summary>
internal enum ProgramMode
{
    /// <summary>Analyse.</summary>
    Run,

    /// <summary><c>-h</c>.</summary>
    Help,

    /// <summary><c>-v</c>.</summary>
    Version,

    /// <summary><c>-V</c>.</summary>
    BuildInfo,

    /// <summary><c>-a</c>: parse, report, exit.</summary>
    ParseOnly,

    /// <summary><c>-N</c>.</summary>
    ListPlugins,

    /// <summary><c>-I</c>.</summary>
    PrintName,

    /// <summary><c>-O help</c>.</summary>
    OptimizationHelp,
}

/// <summary>How messages about scripts are shown.</summary>
internal enum MessageFormat
{
    /// <summary>In full for people at a terminal and for <c>--parse-only</c>, else one line each.</summary>
    Automatic,

    /// <summary>One line each.</summary>
    Line,

    /// <summary>With source line, mark and hints.</summary>
    Full,

    /// <summary>One JSON document on standard output.</summary>
    Json,
}
