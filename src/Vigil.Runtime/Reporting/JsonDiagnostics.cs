using System.Text.Encodings.Web;
using System.Text.Json;
using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Reporting;

/// <summary>Messages for editors: kept, then written as one JSON document.</summary>
public sealed class JsonDiagnostics : IDiagnosticView
{
    private readonly List<Diagnostic> _all = [];

    /// <inheritdoc/>
    public void Show(Diagnostic diagnostic, string line) => _all.Add(diagnostic);

    /// <inheritdoc/>
    public void Explain(string hint)
    {
        if (_all is [.., var last])
            last.Hints.Add(hint);
    }

    /// <summary>Writes the document, in UTF-8.</summary>
    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("errors", _all.Count(static d => d.Severity == "error"));
        json.WriteNumber("warnings", _all.Count(static d => d.Severity == "warning"));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in _all)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        WritePlace(json, diagnostic.Place is { FirstLine: > 0 } place ? place : null);
        json.WriteString("severity", diagnostic.Severity);
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        var hints = DiagnosticCauses.Of(diagnostic.Code) is { } cause ? diagnostic.Hints.Append(cause) : diagnostic.Hints;
        if (string.Join("; ", hints) is { Length: > 0 } hint)
            json.WriteString("hint", hint);
        else
            json.WriteNull("hint");
        json.WriteStartArray("related");
        if (diagnostic.Related is { } related)
        {
            json.WriteStartObject();
            WritePlace(json, related);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Lines and columns from 1; the end is behind the last character.
    private static void WritePlace(Utf8JsonWriter json, SourceLocation? place)
    {
        json.WriteString("file", place?.File);
        json.WriteNumber("line", place?.FirstLine ?? 0);
        json.WriteNumber("column", place?.Column ?? 0);
        json.WriteStartObject("end");
        json.WriteNumber("line", place?.LastLine ?? 0);
        json.WriteNumber("column", place?.EndColumn ?? 0);
        json.WriteEndObject();
    }
}
