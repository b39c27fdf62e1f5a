using System.Text;
using Vigil.Core.Patterns;

namespace Vigil.Core.Json;

/// <summary>How <c>to_json</c> writes a value.</summary>
/// <param name="OnlyLogged">Only fields with <c>&amp;log</c>.</param>
/// <param name="FieldEscape">What is cut out of a field's name, at its first match; <see langword="null"/> for nothing.</param>
/// <param name="IntervalAsDouble">Intervals as numbers instead of text.</param>
public sealed record JsonOptions(bool OnlyLogged = false, Pattern? FieldEscape = null, bool IntervalAsDouble = false)
{
    /// <summary>The name under which a field appears.</summary>
    public ReadOnlySpan<byte> FieldName(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        if (FieldEscape is null)
            return text;
        for (var start = 0; start < text.Length; start++)
        {
            var length = FieldEscape.LongestMatchAt(text, start, start == 0);
            if (length > 0)
                return (byte[])[.. text.AsSpan(0, start), .. text.AsSpan(start + length)];
        }

        return text;
    }
}
