using Vigil.Core.Declarations;
using Vigil.Core.Types;

namespace Vigil.Logging.Writers;

/// <summary>Script constants of the database writer.</summary>
public sealed record SqliteOptions
{
    private const string JournalPrefix = "LogSQLite::SQLITE_JOURNAL_MODE_";
    private const string SynchronousPrefix = "LogSQLite::SQLITE_SYNCHRONOUS_";

    /// <summary><c>LogSQLite::set_separator</c>.</summary>
    public string SetSeparator { get; init; } = ",";

    /// <summary><c>LogSQLite::empty_field</c>.</summary>
    public string EmptyField { get; init; } = "(empty)";

    /// <summary><c>LogSQLite::unset_field</c>, for what is unset inside containers.</summary>
    public string UnsetField { get; init; } = "-";

    /// <summary><c>LogSQLite::journal_mode</c> as SQLite calls it; empty: its own default.</summary>
    public string JournalMode { get; init; } = "";

    /// <summary><c>LogSQLite::synchronous</c> as SQLite calls it; empty: its own default.</summary>
    public string Synchronous { get; init; } = "";

    /// <summary>Reads the constants.</summary>
    public static SqliteOptions From(IScriptNames names) => new()
    {
        SetSeparator = names.Text("LogSQLite::set_separator", ","),
        EmptyField = names.Text("LogSQLite::empty_field", "(empty)"),
        UnsetField = names.Text("LogSQLite::unset_field", "-"),
        JournalMode = Word(names, "LogSQLite::journal_mode", JournalPrefix),
        Synchronous = Word(names, "LogSQLite::synchronous", SynchronousPrefix),
    };

    private static string Word(IScriptNames names, string constant, string prefix)
    {
        if (names.FindValue(constant) is not { IsSet: true, Type: EnumType type } value)
            return "";
        var name = type.NameOf(value.AsInt());
        return name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith("_DEFAULT", StringComparison.Ordinal) ? name[prefix.Length..] : "";
    }
}
