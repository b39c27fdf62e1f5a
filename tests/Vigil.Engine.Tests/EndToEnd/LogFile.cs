namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>A log in columns between tabs.</summary>
internal sealed class LogFile(string[] lines)
{
    private readonly string[] _fields = Header(lines, "#fields\t");

    /// <summary>The rows.</summary>
    public List<string[]> Rows { get; } = [.. lines.Where(static l => l[0] != '#').Select(static l => l.Split('\t'))];

    /// <summary>Whether it was closed in order.</summary>
    public bool IsClosed => lines[^1].StartsWith("#close\t", StringComparison.Ordinal);

    /// <summary>Some columns of all rows, a line for each, in the order of their text.</summary>
    public List<string> Columns(params string[] names) =>
    [
        .. Rows.Select(row => string.Join(' ', names.Select(n => row[Array.IndexOf(_fields, n) is >= 0 and var i ? i : throw new ArgumentException(n)])))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All rows without some columns.</summary>
    public IEnumerable<string> Without(string[] names) =>
        Rows.Select(row => string.Join('\t', row.Where((_, i) => !names.Contains(_fields[i]))));

    private static string[] Header(string[] lines, string start) =>
        lines.First(l => l.StartsWith(start, StringComparison.Ordinal))[start.Length..].Split('\t');
}
