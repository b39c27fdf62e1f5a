using System.Collections.Frozen;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>The words that make an attribute together with their <c>&amp;</c> (language.md 1.3, 11).</summary>
internal static class AttributeWords
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "add_func", "backend", "broker_allow_complex_type", "broker_store", "create_expire", "default", "default_insert",
        "delete_func", "deprecated", "error_handler", "expire_func", "group", "is_assigned", "is_used", "log", "no_CPP_opt",
        "no_ZAM_opt", "on_change", "optional", "ordered", "priority", "publish_on_change", "raw_output", "read_expire",
        "redef", "type_column", "write_expire",
        // Older dialects: accepted without effect.
        "synchronized", "persistent", "mergeable", "encrypt", "rotate_interval", "rotate_size");

    /// <summary>Whether <paramref name="word"/> is one.</summary>
    public static bool Contains(string word) => Known.Contains(word);
}
