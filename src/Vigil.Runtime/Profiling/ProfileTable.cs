using System.Diagnostics;
using System.Globalization;

namespace Vigil.Runtime.Profiling;

/// <summary>Shows a profile as two tables: functions, then lines, dearest first.</summary>
public static class ProfileTable
{
    private const int Rows = 40;

    /// <summary>Writes the tables.</summary>
    public static void Write(TextWriter output, ProfileTotals totals)
    {
        var functions = Enumerable.Range(0, totals.Functions.Count).Where(i => totals.Functions[i].Calls > 0)
            .OrderByDescending(i => totals.Functions[i].OwnTicks).ThenBy(static i => i).ToList();
        var ticks = functions.Sum(i => totals.Functions[i].OwnTicks);
        var octets = functions.Sum(i => totals.Functions[i].OwnOctets);
        output.WriteLine(Line($"# script profile: {Milliseconds(ticks)} ms and {octets} bytes in {functions.Count} functions"));
        output.WriteLine(Line($"# {"self ms",11} {"%",5} {"total ms",11} {"calls",11} {"self bytes",14} {"total bytes",14}  function"));
        foreach (var i in functions.Take(Rows))
        {
            var (cost, function) = (totals.Functions[i], totals.Map.Functions[i]);
            output.WriteLine(Line(
                $"  {Milliseconds(cost.OwnTicks),11} {Share(cost.OwnTicks, ticks),5} {Milliseconds(cost.TotalTicks),11} {cost.Calls,11} {cost.OwnOctets,14} {cost.TotalOctets,14}  {function.Kind} {function.Name} ({function.Location.File}:{function.Location.FirstLine})"));
        }

        WriteRest(output, functions.Count);
        var lines = Enumerable.Range(0, totals.Lines.Count).Where(i => totals.Lines[i].Hits > 0)
            .OrderByDescending(i => totals.Lines[i].Ticks).ThenBy(static i => i).ToList();
        output.WriteLine(Line($"# {"self ms",11} {"%",5} {"hits",11} {"self bytes",14}  line"));
        foreach (var i in lines.Take(Rows))
        {
            var (cost, (number, line)) = (totals.Lines[i], totals.Map.Lines[i]);
            var function = totals.Map.Functions[number];
            output.WriteLine(Line(
                $"  {Milliseconds(cost.Ticks),11} {Share(cost.Ticks, ticks),5} {cost.Hits,11} {cost.Octets,14}  {function.Location.File}:{line} ({function.Name})"));
        }

        WriteRest(output, lines.Count);
    }

    private static void WriteRest(TextWriter output, int count)
    {
        if (count > Rows)
            output.WriteLine(Line($"  and {count - Rows} more"));
    }

    private static string Milliseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) =>
        (whole == 0 ? 0 : 100.0 * part / whole).ToString("F1", CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
