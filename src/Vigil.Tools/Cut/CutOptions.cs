using System.Text;

namespace Vigil.Tools.Cut;

/// <summary>What the command line asks for.</summary>
internal sealed record CutOptions
{
    private const string DefaultTimeFormat = "%Y-%m-%dT%H:%M:%S%z";

    /// <summary>Columns; empty for all.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Whether <see cref="Columns"/> are those left out.</summary>
    public bool IsComplement { get; init; }

    /// <summary>Which headers are written.</summary>
    public HeaderChoice Header { get; init; }

    /// <summary>Whether of a header only the names of the columns are written.</summary>
    public bool IsHeaderShort { get; init; }

    /// <summary>Separator of the output, if it is not that of the input.</summary>
    public byte? Separator { get; init; }

    /// <summary>Format of times; <see langword="null"/> to leave them.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Zone of times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>Reads a command line: letters may be joined, a value may follow its letter or be the next word.</summary>
    /// <returns><see langword="null"/> if the usage is wanted, or an option is not known.</returns>
    /// <exception cref="CutError">A value makes no sense.</exception>
    public static CutOptions? Parse(string[] arguments, Func<string, string?> environment, TextWriter errors)
    {
        var options = new CutOptions { Columns = [] };
        var columns = new List<string>();
        var onlyColumns = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var word = arguments[i];
            if (word == "--" && !onlyColumns)
            {
                onlyColumns = true;
            }
            else if (onlyColumns || word.Length < 2 || word[0] != '-')
            {
                columns.Add(word);
            }
            else
            {
                for (var at = 1; at < word.Length; at++)
                {
                    string? value = null;
                    if (word[at] is 'D' or 'U' or 'F')
                    {
                        if (at + 1 == word.Length && i + 1 == arguments.Length)
                            return null;
                        value = at + 1 < word.Length ? word[(at + 1)..] : arguments[++i];
                    }

                    if (options.With(word[at], value, environment, errors) is not { } changed)
                        return null;
                    options = changed;
                    if (value is not null)
                        break;
                }
            }
        }

        return options with { Columns = columns };
    }

    private CutOptions? With(char letter, string? value, Func<string, string?> environment, TextWriter errors) => letter switch
    {
        'c' => this with { Header = HeaderChoice.First, IsHeaderShort = false },
        'C' => this with { Header = HeaderChoice.All, IsHeaderShort = false },
        'm' => this with { Header = HeaderChoice.First, IsHeaderShort = true },
        'M' => this with { Header = HeaderChoice.All, IsHeaderShort = true },
        'n' => this with { IsComplement = true },
        'd' => this with { TimeFormat = FormatOf(environment, errors), Zone = TimeZoneInfo.Local },
        'u' => this with { TimeFormat = FormatOf(environment, errors), Zone = TimeZoneInfo.Utc },
        'D' => this with { TimeFormat = Checked(value!), Zone = TimeZoneInfo.Local }, // Parse reads a value for these letters
        'U' => this with { TimeFormat = Checked(value!), Zone = TimeZoneInfo.Utc },
        'F' => this with { Separator = SeparatorOf(value!) },
        _ => null,
    };

    private static string FormatOf(Func<string, string?> environment, TextWriter errors)
    {
        if (environment("ZEEK_CUT_TIMEFMT") is { } format)
            return Checked(format);
        if (environment("BRO_CUT_TIMEFMT") is not { } old)
            return DefaultTimeFormat;
        errors.WriteLine("vigil-cut: warning: environment variable BRO_CUT_TIMEFMT is deprecated, use ZEEK_CUT_TIMEFMT");
        return Checked(old);
    }

    private static string Checked(string format) =>
        format.Length > 0 ? format : throw new CutError("time format is empty");

    private static byte SeparatorOf(string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        return octets.Length == 1 ? octets[0] : throw new CutError("field separator must be a single character");
    }
}
