using System.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Finds documentation comments in the text of scripts.</summary>
internal static class ScriptComments
{
    /// <summary>What stands about the declaration in a line: above it, and behind it or below it with <c>##&lt;</c>.</summary>
    public static ByteString About(string file, int line)
    {
        var lines = Lines(file);
        var text = new StringBuilder();
        var first = line - 1; // of the declaration, from 0
        var above = first;
        while (above > 0 && above <= lines.Length && IsAbout(lines[above - 1]))
            above--;
        for (var i = above; i < first; i++)
            Append(text, lines[i].TrimStart()[2..]);
        if (first < lines.Length && Behind(lines[first]) is { } behind)
            Append(text, behind);
        for (var i = first + 1; i < lines.Length && lines[i].TrimStart().StartsWith("##<", StringComparison.Ordinal); i++)
            Append(text, lines[i].TrimStart()[3..]);
        return ByteString.From(text.ToString());
    }

    /// <summary>What stands about a field of the record declared in a line.</summary>
    public static ByteString AboutField(string file, int line, string field)
    {
        var lines = Lines(file);
        for (var i = line - 1; i >= 0 && i < lines.Length; i++)
        {
            var code = lines[i].TrimStart();
            if (code.StartsWith(field + ":", StringComparison.Ordinal) || code.StartsWith(field + " ", StringComparison.Ordinal))
                return About(file, i + 1);
            if (code.StartsWith('}'))
                break;
        }

        return ByteString.Empty;
    }

    /// <summary>What a script says about itself with <c>##!</c>.</summary>
    public static ByteString OfFile(string file)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(file))
        {
            if (line.TrimStart() is var code && code.StartsWith("##!", StringComparison.Ordinal))
                Append(text, code[3..]);
        }

        return ByteString.From(text.ToString());
    }

    /// <summary>The file README of a directory.</summary>
    public static ByteString Readme(string directory) => ByteString.From(string.Concat(Lines(Path.Combine(directory, "README")).Select(static l => l + "\n")));

    private static bool IsAbout(string line) => line.TrimStart() is var code
        && code.StartsWith("##", StringComparison.Ordinal) && !code.StartsWith("##!", StringComparison.Ordinal) && !code.StartsWith("##<", StringComparison.Ordinal);

    private static string? Behind(string line)
    {
        var mark = line.IndexOf("##<", StringComparison.Ordinal);
        return mark < 0 ? null : line[(mark + 3)..];
    }

    private static void Append(StringBuilder text, string comment) =>
        text.Append(comment.StartsWith(' ') ? comment.AsSpan(1) : comment).Append('\n');

    private static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file, Encoding.Latin1) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
