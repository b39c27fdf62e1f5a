using System.Globalization;
using Vigil.Runtime.Builtins.Names;

namespace Vigil.Cli;

/// <summary>Reads the command line. The forms are those of the program that Vigil replaces, clusters of short options included.</summary>
internal static class CommandLine
{
    private sealed record Option(char Short, string Long, bool TakesValue, Func<ProgramOptions, string, ProgramOptions> Apply, bool IsOptionalValue = false);

    private static readonly Option[] Options =
    [
        new('a', "parse-only", false, static (o, _) => o with { Mode = ProgramMode.ParseOnly }),
        new('b', "bare-mode", false, static (o, _) => o with { IsBare = true }),
        new('c', "capture-unprocessed", true, static (o, v) => o with { UnprocessedFile = v }),
        new('d', "debug-script", false, static (o, _) => o with { Refusal = "there is no debugger of scripts (-d); print, backtrace() and --profile-scripts tell what they do" }),
        new('e', "exec", true, static (o, v) => o with { Code = v }),
        new('f', "filter", true, static (o, v) => o with { Filter = v }),
        new('h', "help", false, static (o, _) => o with { Mode = ProgramMode.Help }),
        new('i', "iface", true, static (o, v) => o with { Interface = Once(o.Interface, v, "interfaces") }),
        new('p', "prefix", true, static (o, v) => o with { Prefixes = [.. o.Prefixes, v] }),
        new('q', "quiet", false, static (o, _) => o with { IsQuiet = true }),
        new('r', "readfile", true, static (o, v) => o with { ReadFile = Once(o.ReadFile, v, "trace files") }),
        new('s', "rulefile", true, static (o, v) => o with { SignatureFiles = [.. o.SignatureFiles, v] }),
        new('t', "tracefile", true, static (o, _) => o with { Refusal = "statements are not traced (-t), for scripts are compiled; new_event and --profile-scripts tell what they do" }),
        new('u', "usage-issues", false, static (o, _) => o with { ReportsUsage = true }),
        new('\0', "no-unused-warnings", false, static (o, _) => o with { HidesUnused = true }),
        new('v', "version", false, static (o, _) => o with { Mode = ProgramMode.Version }),
        new('V', "build-info", false, static (o, _) => o with { Mode = ProgramMode.BuildInfo }),
        new('w', "writefile", true, static (o, v) => o with { WriteFile = v }),
        new('B', "debug", true, static (o, _) => o with { Refusal = "debug streams (-B) exist in debug builds only" }),
        new('C', "no-checksums", false, static (o, _) => o with { IgnoresChecksums = true }),
        new('D', "deterministic", false, static (o, _) => o with { IsDeterministic = true }),
        new('E', "event-trace", true, static (o, _) => o with { Refusal = "events are not written as a script (-E); handlers of new_event see all of them" }),
        new('F', "force-dns", false, static (o, _) => o with { NameCache = OnlyOne(o.NameCache, NameCacheUse.Only) }),
        new('G', "load-seeds", true, static (o, v) => o with { SeedFile = v }),
        new('H', "save-seeds", true, static (o, v) => o with { SaveSeedFile = v }),
        new('I', "print-id", true, static (o, v) => o with { Mode = ProgramMode.PrintName, PrintName = v }),
        new('N', "print-plugins", false, static (o, _) => o with { Mode = ProgramMode.ListPlugins }),
        new('O', "optimize", true, static (o, v) => v == "help" ? o with { Mode = ProgramMode.OptimizationHelp } : o),
        new('o', "optimize-funcs", true, static (o, _) => o),
        new('0', "optimize-files", true, static (o, _) => o),
        new('\0', "no-optimize-funcs", true, static (o, _) => o),
        new('\0', "no-optimize-files", true, static (o, _) => o),
        new('P', "prime-dns", false, static (o, _) => o with { NameCache = OnlyOne(o.NameCache, NameCacheUse.Prime) }),
        new('Q', "time", false, static (o, _) => o with { ShowsTiming = true }),
        new('S', "debug-rules", false, static (o, _) => o with { ShowsSignatures = true }),
        new('T', "re-level", true, static (o, v) => CheckLevel(o, v)),
        new('U', "status-file", true, static (o, v) => o with { StatusFile = v }),
        new('W', "watchdog", false, static (o, _) => o with { HasWatchdog = true }),
        new('X', "zeekygen", true, static (o, _) => o with { Refusal = "documentation is not generated (-X); get_identifier_comments() and its relatives read comments of scripts" }),
        new('j', "jobs", true, static (o, _) => o with { Refusal = "there is no supervisor mode (-j); --workers N analyses with N engines in one process" }, IsOptionalValue: true),
        new('\0', "test", false, static (o, _) => o with { Refusal = "the program does not carry its tests (--test); run ./test in its sources" }),
        new('\0', "format", true, static (o, v) => o with { Format = ReadFormat(v) }),
        new('\0', "profile-scripts", true, static (o, v) => o with { ProfileFile = v.Length == 0 ? "profile-scripts.speedscope.json" : v }, IsOptionalValue: true),
        new('\0', "profile-script-call-stacks", false, static (o, _) => o with { ProfileFile = o.ProfileFile ?? "profile-scripts.speedscope.json" }),
        new('\0', "workers", true, static (o, v) => o with { Workers = ReadWorkers(v) }),
        new('\0', "pseudo-realtime", true, static (o, v) => o with { PseudoRealtime = ReadFactor(v) }, IsOptionalValue: true),
    ];

    /// <summary>Reads <paramref name="arguments"/>.</summary>
    /// <exception cref="CommandLineError">They make no sense; the message says why.</exception>
    public static ProgramOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ProgramOptions { Arguments = arguments };
        var scripts = new List<string>();
        var assignments = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                // The next one is a script, what follows is the script's own.
                if (i + 1 < arguments.Count)
                    scripts.Add(arguments[++i]);
                options = options with { ScriptArguments = [.. arguments.Skip(i + 1)] };
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
                options = Long(options, argument, arguments, ref i);
            else if (argument.Length > 1 && argument[0] == '-')
                options = Cluster(options, argument, arguments, ref i);
            else if (argument.Contains('='))
                assignments.Add(argument);
            else if (argument.Contains("::"))
                throw new CommandLineError($"plugin {argument} is not available; all analyzers are built in");
            else
                scripts.Add(argument);
        }

        options = options with { Scripts = scripts, Assignments = assignments };
        if (options.ReadFile is not null && options.Interface is not null)
            throw new CommandLineError("Only one of -i and -r is supported.");
        if (options.Format == MessageFormat.Json && options.Mode != ProgramMode.ParseOnly)
            throw new CommandLineError("--format json goes with --parse-only");
        if (options is { HidesUnused: true, ReportsUsage: true })
            throw new CommandLineError("--no-unused-warnings and -u exclude each other");
        return options;
    }

    private static ProgramOptions Long(ProgramOptions options, string argument, IReadOnlyList<string> arguments, ref int position)
    {
        var equals = argument.IndexOf('=');
        var name = equals < 0 ? argument[2..] : argument[2..equals];
        var option = Array.Find(Options, o => o.Long == name) ?? throw Unrecognized(argument);
        if (!option.TakesValue)
            return equals < 0 ? option.Apply(options, "") : throw Unrecognized(argument);
        if (equals >= 0)
            return option.Apply(options, argument[(equals + 1)..]);
        if (option.IsOptionalValue)
            return option.Apply(options, "");
        return option.Apply(options, Next(argument, arguments, ref position));
    }

    private static ProgramOptions Cluster(ProgramOptions options, string argument, IReadOnlyList<string> arguments, ref int position)
    {
        for (var i = 1; i < argument.Length; i++)
        {
            var letter = argument[i];
            var option = Array.Find(Options, o => o.Short == letter) ?? throw Unrecognized(argument);
            if (!option.TakesValue)
            {
                options = option.Apply(options, "");
                continue;
            }

            var value = i + 1 < argument.Length || option.IsOptionalValue ? argument[(i + 1)..] : Next("-" + letter, arguments, ref position);
            return option.Apply(options, value);
        }

        return options;
    }

    private static string Next(string option, IReadOnlyList<string> arguments, ref int position) => ++position < arguments.Count
        ? arguments[position]
        : throw new CommandLineError($"Option {option} requires an argument.");

    private static CommandLineError Unrecognized(string argument) => new($"Unrecognized option {argument}");

    private static string Once(string? present, string value, string what) =>
        present is null ? value : throw new CommandLineError($"Multiple {what} given; one is supported.");

    private static NameCacheUse OnlyOne(NameCacheUse present, NameCacheUse wanted) => present is NameCacheUse.None || present == wanted
        ? wanted
        : throw new CommandLineError("-F and -P exclude each other");

    // How patterns are merged is decided by their number here (sig_max_group_size); it changes speed, never results.
    private static ProgramOptions CheckLevel(ProgramOptions options, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? options
        : throw new CommandLineError($"-T takes a number; got {value}");

    private static int ReadWorkers(string value) => value == "auto" ? 0
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers is >= 1 and <= 256 ? workers
        : throw new CommandLineError($"--workers takes a number from 1 to 256, or auto; got {value}");

    private static MessageFormat ReadFormat(string value) => value switch
    {
        "line" => MessageFormat.Line,
        "full" or "text" => MessageFormat.Full,
        "json" => MessageFormat.Json,
        _ => throw new CommandLineError($"--format takes line, full or json; got {value}"),
    };

    private static double ReadFactor(string value) => value.Length == 0 ? 1
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor
        : throw new CommandLineError($"--pseudo-realtime takes a positive factor; got {value}");
}

/// <summary>A command line that makes no sense.</summary>
/// <param name="message">Why.</param>
internal sealed class CommandLineError(string message) : Exception(message);
