using System.Text;

namespace Vigil.Runtime.Reporting;

/// <summary>Gives every message a code: a fixed one where its beginning varies, else its first words.</summary>
internal static class DiagnosticCodes
{
    private const int MaxWords = 6;

    private static readonly (string Beginning, string Code)[] Fixed =
    [
        ("syntax error", "syntax"),
        ("unknown identifier", "unknown-identifier"),
        ("identifier not defined", "unknown-type"),
        ("identifier is not exported", "not-exported"),
        ("deprecated", "deprecated"),
        ("use of deprecated", "deprecated"),
        ("unrecognized character", "unrecognized-character"),
        ("no such field in record", "unknown-field"),
        ("record ", "unknown-field"),
        ("not an event", "unknown-event"),
        ("can't find", "script-not-found"),
        ("can't open", "script-not-readable"),
        ("invalid definition of", "invalid-definition"),
        ("conflicting definition of enum value", "enum-clash"),
        ("mandatory field", "missing-field"),
        ("non-optional field", "missing-field"),
        ("assignment of non-arithmetic", "type-clash"),
        ("type clash", "type-clash"),
        ("type mismatch", "type-clash"),
        ("arithmetic mixed with non-arithmetic", "type-clash"),
        ("incompatible types", "type-clash"),
        ("argument type mismatch", "argument-mismatch"),
        ("parameter mismatch", "argument-mismatch"),
        ("lambda uses outer identifiers", "missing-capture"),
        ("handler for non-existing event", "unknown-event"),
        ("non-exported function", "unused-function"),
        ("expression value ignored", "unused-value"),
        ("assignment unused", "unused-assignment"),
        ("used without definition", "never-set"),
        ("possibly used without definition", "possibly-unset"),
        ("unused local variable", "unused-local"),
        ("unused parameter", "unused-parameter"),
        ("condition is always", "constant-condition"),
        ("comparison is always", "constant-condition"),
        ("unreachable code", "unreachable"),
        ("assertion failure", "assertion"),
        ("break statement used outside", "misplaced-break"),
        ("next statement used outside", "misplaced-next"),
        ("nesting is too deep", "too-deep"),
    ];

    /// <summary>The code of a message.</summary>
    public static string Of(string message)
    {
        foreach (var (beginning, code) in Fixed)
        {
            if (message.StartsWith(beginning, StringComparison.Ordinal))
                return code;
        }

        if (message.Contains("is used inside", StringComparison.Ordinal) && message.Contains("but not captured", StringComparison.Ordinal))
            return "missing-capture";
        return FromWords(message);
    }

    // Words in small letters up to the detail in parentheses; what stands in quotes varies and is left out.
    private static string FromWords(string message)
    {
        var code = new StringBuilder();
        var words = 0;
        foreach (var word in message.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '(' || words == MaxWords)
                break;
            if (word[0] is '\'' or '"')
                continue;
            var start = code.Length;
            foreach (var letter in word)
            {
                if (!char.IsAsciiLetterOrDigit(letter))
                    continue;
                if (code.Length == start && start > 0)
                    code.Append('-');
                code.Append(char.ToLowerInvariant(letter));
            }

            words++;
        }

        return code.Length == 0 ? "message" : code.ToString();
    }
}
