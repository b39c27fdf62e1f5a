using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>The dialect of scripts called <c>.bro</c> (language.md 11): names of then, and locals captured without being listed.</summary>
/// <remarks>Only there: in other scripts the reference takes the names for any names and refuses what is not listed.</remarks>
internal static class OldDialect
{
    /// <summary>Whether a place is in such a script.</summary>
    public static bool Holds(SourceLocation location) => location.File.EndsWith(".bro", StringComparison.Ordinal);

    /// <summary>What a name of then is called now.</summary>
    public static string Current(string name) => name switch
    {
        "bro_init" => "zeek_init",
        "bro_done" => "zeek_done",
        "bro_script_loaded" => "zeek_script_loaded",
        "bro_version" => "zeek_version",
        "bro_is_terminating" => "zeek_is_terminating",
        _ => name,
    };
}
