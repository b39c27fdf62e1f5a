using System.Globalization;
using Vigil.Core.Diagnostics;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.Profiling;

/// <summary>Shows samples: functions and lines by how often they were seen, and all stacks for speedscope.</summary>
public static class SampleReport
{
    private const int Rows = 30;

    /// <summary>Writes the tables.</summary>
    public static void Write(TextWriter output, IReadOnlyList<(ScriptFrame[] Stack, long Count)> samples, long outside)
    {
        var all = samples.Sum(static s => s.Count);
        var own = new Dictionary<string, long>();
        var total = new Dictionary<string, long>();
        var lines = new Dictionary<string, long>();
        foreach (var (stack, count) in samples)
        {
            Count(own, stack[^1].Function, count);
            Count(lines, $"{stack[^1].File}:{stack[^1].Line} ({stack[^1].Function})", count);
            foreach (var function in stack.Select(static f => f.Function).Distinct())
                Count(total, function, count);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {all} samples of scripts, {outside} outside of scripts"));
        output.WriteLine("#   self     %   total     %  function");
        foreach (var (function, count) in total.OrderByDescending(f => own.GetValueOrDefault(f.Key)).ThenByDescending(static f => f.Value).Take(Rows))
        {
            var self = own.GetValueOrDefault(function);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {self,6} {100.0 * self / all,5:F1}  {count,6} {100.0 * count / all,5:F1}  {function}"));
        }

        output.WriteLine("#   self     %  line");
        foreach (var (line, count) in lines.OrderByDescending(static l => l.Value).Take(Rows))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,6} {100.0 * count / all,5:F1}  {line}"));
    }

    /// <summary>Writes the file for speedscope.</summary>
    public static void WriteFile(Stream output, IReadOnlyList<(ScriptFrame[] Stack, long Count)> samples)
    {
        var frames = new Dictionary<ScriptFrame, int>();
        var stacks = new List<int[]>();
        foreach (var (stack, _) in samples)
        {
            var numbers = new int[stack.Length];
            for (var i = 0; i < stack.Length; i++)
            {
                if (!frames.TryGetValue(stack[i], out numbers[i]))
                    frames.Add(stack[i], numbers[i] = frames.Count);
            }

            stacks.Add(numbers);
        }

        var named = frames.Keys.Select(static f => (f.Function, new SourceLocation(f.File ?? "", f.Line, f.Line)));
        SpeedscopeWriter.Write(output, named, stacks, new SpeedscopeWriter.Series("samples", "none", [.. samples.Select(static s => s.Count)]));
    }

    private static void Count(Dictionary<string, long> counts, string key, long count) =>
        counts[key] = counts.GetValueOrDefault(key) + count;
}
