using System.Text.Encodings.Web;
using System.Text.Json;
using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Profiling;

/// <summary>Writes stacks in the file format of speedscope (https://www.speedscope.app/file-format-schema.json).</summary>
/// <remarks>Stacks are added up already, so each is one sample that weighs what it cost.</remarks>
public static class SpeedscopeWriter
{
    /// <summary>A profile: one weight for each stack.</summary>
    /// <param name="Name">What is measured.</param>
    /// <param name="Unit"><c>nanoseconds</c>, <c>bytes</c> or <c>none</c>.</param>
    /// <param name="Weights">By stack.</param>
    public sealed record Series(string Name, string Unit, IReadOnlyList<long> Weights);

    /// <summary>Writes a file, in UTF-8.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="frames">Functions, and where they stand.</param>
    /// <param name="stacks">Numbers of frames, outermost first.</param>
    /// <param name="series">The profiles.</param>
    public static void Write(
        Stream output, IEnumerable<(string Name, SourceLocation Location)> frames, IReadOnlyList<int[]> stacks, params ReadOnlySpan<Series> series)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("$schema", "https://www.speedscope.app/file-format-schema.json");
        json.WriteString("exporter", "vigil");
        json.WriteString("name", "vigil scripts");
        json.WriteNumber("activeProfileIndex", 0);
        json.WriteStartObject("shared");
        json.WriteStartArray("frames");
        foreach (var (name, location) in frames)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("file", location.File);
            json.WriteNumber("line", location.FirstLine);
            json.WriteNumber("col", Math.Max(1, location.Column));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("profiles");
        foreach (var one in series)
            Write(json, stacks, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<int[]> stacks, Series series)
    {
        json.WriteStartObject();
        json.WriteString("type", "sampled");
        json.WriteString("name", series.Name);
        json.WriteString("unit", series.Unit);
        json.WriteNumber("startValue", 0);
        json.WriteNumber("endValue", series.Weights.Sum());
        json.WriteStartArray("samples");
        foreach (var stack in stacks)
        {
            json.WriteStartArray();
            foreach (var frame in stack)
                json.WriteNumberValue(frame);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("weights");
        foreach (var weight in series.Weights)
            json.WriteNumberValue(weight);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
