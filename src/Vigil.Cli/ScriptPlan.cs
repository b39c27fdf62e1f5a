using System.Text;
using Vigil.Script;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Cli;

/// <summary>Turns the command line into what is loaded.</summary>
internal static class ScriptPlan
{
    /// <summary>The plan of a run.</summary>
    public static LoadPlan From(ProgramOptions options, ProgramBuilder builder)
    {
        var readsInput = options.Scripts.Count == 0 && options.Assignments.Count == 0 && options.ReadFile is null
            && options.Interface is null && options.Code is null && options.PrintName is null && options.Mode is ProgramMode.Run or ProgramMode.ParseOnly;
        return new()
        {
            IsBare = options.IsBare,
            Scripts = readsInput ? ["-"] : options.Scripts,
            Prefixes = [.. EnvironmentPrefixes(), .. options.Prefixes],
            Assignments = options.Assignments.Count == 0 && options.Filter is null && options.WriteFile is null ? null : () => Assignments(options, builder),
            Code = options.Code,
            StandardInput = ReadStandardInput,
        };
    }

    /// <summary>Where scripts are looked for: the environment, or the scripts beside the program.</summary>
    public static ScriptSearchPath SearchPath() => ScriptSearchPath.FromEnvironment(
        Path.Combine(AppContext.BaseDirectory, "scripts"), Environment.GetEnvironmentVariable);

    private static string[] EnvironmentPrefixes() =>
        (Environment.GetEnvironmentVariable("ZEEK_PREFIXES") ?? Environment.GetEnvironmentVariable("BRO_PREFIXES") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] ReadStandardInput()
    {
        using var input = Console.OpenStandardInput();
        using var copy = new MemoryStream();
        input.CopyTo(copy);
        return copy.ToArray();
    }

    // NAME=VALUE becomes a redef; the value of a string variable is put in quotes as it stands.
    private static string? Assignments(ProgramOptions options, ProgramBuilder builder)
    {
        var text = new StringBuilder();
        builder.Reporter.Current = null; // what is wrong here stands in no script
        if (options.Filter is { } filter)
            text.Append("redef cmd_line_bpf_filter = ").Append(Quoted(filter)).Append(";\n");
        if (options.WriteFile is { } recording)
            text.Append("redef trace_output_file = ").Append(Quoted(recording)).Append(";\n");
        foreach (var assignment in options.Assignments)
        {
            var end = assignment.AsSpan().IndexOfAnyExcept(NameCharacters);
            var name = assignment[..Math.Max(end, 0)];
            var rest = assignment[Math.Max(end, 0)..];
            var operation = rest.StartsWith("+=", StringComparison.Ordinal) ? "+=" : rest.StartsWith("-=", StringComparison.Ordinal) ? "-=" : "=";
            var value = rest.Length >= operation.Length ? rest[operation.Length..] : "";
            if (builder.IsStringVariable(name) is not { } isString)
            {
                builder.Reporter.Error($"unknown identifier '{name}' in command-line options");
                continue;
            }

            if (value.Length == 0 && !isString)
            {
                builder.Reporter.Error($"must assign non-empty value to '{name}' in command-line options");
                continue;
            }

            text.Append("redef ").Append(name).Append(' ').Append(operation).Append(' ')
                .Append(isString ? "\"" + value + "\"" : value).Append(";\n");
        }

        return text.ToString();
    }

    private static string Quoted(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:");
}
