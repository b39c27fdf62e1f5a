namespace Vigil.Script.Syntax.Lexing;

/// <summary>The words that make an attribute together with their <c>&amp;</c> (language.md 1.3, 11).</summary>
internal static class AttributeWords
{
    /// <summary>Whether <paramref name="word"/> is one.</summary>
    public static bool Contains(string word) => word
        is "add_func" or "backend" or "broker_allow_complex_type" or "broker_store" or "create_expire" or "default"
        or "default_insert" or "delete_func" or "deprecated" or "error_handler" or "expire_func" or "group" or "is_assigned"
        or "is_used" or "log" or "no_CPP_opt" or "no_ZAM_opt" or "on_change" or "optional" or "ordered" or "priority"
        or "publish_on_change" or "raw_output" or "read_expire" or "redef" or "type_column" or "write_expire"
        || IsFormer(word);

    /// <summary>Words of older dialects, accepted without effect.</summary>
    private static bool IsFormer(string word) => word
        is "synchronized" or "persistent" or "mergeable" or "encrypt" or "rotate_interval" or "rotate_size";
}
