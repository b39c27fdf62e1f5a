using System.Globalization;
using System.Text;
using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Reporting;

/// <summary>Shows a place of a script: its line with a mark below the construct.</summary>
internal static class SourceExcerpt
{
    // What of a long line is shown, in octets.
    private const int Window = 160;
    private const int Before = 60;

    /// <summary>The lines of the excerpt; only the place if its text is not to be had.</summary>
    public static string Of(SourceLocation place, SourceLines sources)
    {
        var column = Math.Max(place.Column, 1);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  --> {place.File}:{place.FirstLine}:{column}\n");
        if (sources.Find(place.File, place.FirstLine) is not { } found)
            return text.ToString();
        var line = found.Span;
        var number = place.FirstLine.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length + 1);
        var first = Math.Min(column - 1, line.Length);
        var last = place.LastLine > place.FirstLine || place.EndColumn == 0
            ? line.Length
            : Math.Clamp(place.EndColumn - 1, first, line.Length);
        var from = line.Length <= Window ? 0 : Math.Max(0, first - Before);
        var to = Math.Min(line.Length, from + Window);
        var shown = line[from..to];
        text.Append(margin).Append("|\n");
        text.Append(number).Append(" | ").Append(from > 0 ? "..." : "");
        AppendText(text, shown);
        text.Append(to < line.Length ? "..." : "").Append('\n');
        text.Append(margin).Append("| ").Append(from > 0 ? "   " : "");
        AppendMark(text, shown, first - from, Math.Min(last, to) - from, isKnown: place.Column > 0);
        return text.Append('\n').ToString();
    }

    // Control characters of a script must not act on the terminal of its reader.
    private static void AppendText(StringBuilder text, ReadOnlySpan<byte> octets)
    {
        foreach (var rune in Encoding.UTF8.GetString(octets).EnumerateRunes())
            text.Append(Rune.IsControl(rune) && rune.Value != '\t' ? "?" : rune.ToString());
    }

    private static void AppendMark(StringBuilder text, ReadOnlySpan<byte> line, int first, int last, bool isKnown)
    {
        if (!isKnown)
            first = line.IndexOfAnyExcept((byte)' ', (byte)'\t') is var begin and >= 0 ? begin : 0;
        for (var i = 0; i < first && i < line.Length; i++)
        {
            if ((line[i] & 0xC0) != 0x80) // octets that continue a character take no column
                text.Append(line[i] == '\t' ? '\t' : ' ');
        }

        text.Append('^');
        for (var i = first + 1; i < last; i++)
        {
            if ((line[i] & 0xC0) != 0x80)
                text.Append('~');
        }
    }
}
