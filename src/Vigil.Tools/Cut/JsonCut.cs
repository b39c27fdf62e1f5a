using System.Text;
using System.Text.Json;

namespace Vigil.Tools.Cut;

/// <summary>
/// Rows of JSON logs. They bring their names with them, so that without columns those of the first row are taken; values are written as
/// a tab-separated log would have them.
/// </summary>
internal sealed class JsonCut(CutOptions options, Stream output, TextWriter errors)
{
    private const string TimeColumn = "ts"; // JSON has no types: the one column of every log that is a time

    private readonly byte[] _separator = [options.Separator ?? (byte)'\t'];
    private List<string>? _columns;

    /// <summary>A row.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            TakeRow(document.RootElement);
        }
        catch (JsonException)
        {
            errors.WriteLine("vigil-cut: skipping log line (not valid JSON)");
        }
    }

    private void TakeRow(JsonElement row)
    {
        if (_columns is null)
            Begin(row);
        for (var i = 0; i < _columns!.Count; i++) // set by Begin
        {
            if (i > 0)
                output.Write(_separator);
            if (row.TryGetProperty(_columns[i], out var value))
                WriteField(_columns[i], value);
            else
                output.WriteByte((byte)'-');
        }

        output.WriteByte((byte)'\n');
    }

    private void Begin(JsonElement row)
    {
        var names = row.EnumerateObject().Select(static p => p.Name);
        _columns = options.IsComplement ? [.. names.Where(n => !options.Columns.Contains(n))]
            : options.Columns.Count == 0 ? [.. names] : [.. options.Columns];
        if (options.Header == HeaderChoice.None)
            return;
        var separator = Encoding.UTF8.GetString(_separator);
        var line = (options.IsHeaderShort ? "" : "#fields" + separator) + string.Join(separator, _columns) + "\n";
        output.Write(Encoding.UTF8.GetBytes(line));
    }

    private void WriteField(string column, JsonElement value)
    {
        if (column == TimeColumn && options.TimeFormat is { } format && value.ValueKind == JsonValueKind.Number)
            CutTime.Write(output, Encoding.UTF8.GetBytes(value.GetRawText()), format, options.Zone, errors);
        else if (value.ValueKind == JsonValueKind.Array)
            output.Write(Encoding.UTF8.GetBytes(value.GetArrayLength() == 0 ? "(empty)" : string.Join(',', value.EnumerateArray().Select(TextOf))));
        else
            output.Write(Encoding.UTF8.GetBytes(TextOf(value)));
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "T",
        JsonValueKind.False => "F",
        JsonValueKind.Null => "-",
        JsonValueKind.String => value.GetString() is { Length: > 0 } text
            ? text.Replace("\t", "\\x09", StringComparison.Ordinal).Replace("\n", "\\x0a", StringComparison.Ordinal)
            : "(empty)",
        _ => value.GetRawText(),
    };
}
