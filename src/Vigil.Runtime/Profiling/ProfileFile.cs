using System.Diagnostics;

namespace Vigil.Runtime.Profiling;

/// <summary>Writes a profile for speedscope: time and allocation, by stack.</summary>
public static class ProfileFile
{
    /// <summary>Writes the file.</summary>
    public static void Write(Stream output, ProfileTotals totals)
    {
        var frames = totals.Map.Functions.Select(static f => ($"{f.Kind} {f.Name}", f.Location));
        var stacks = totals.Stacks.Select(static s => s.Stack).ToList();
        var times = totals.Stacks.Select(static s => (long)Stopwatch.GetElapsedTime(0, s.Ticks).TotalNanoseconds).ToList();
        var octets = totals.Stacks.Select(static s => s.Octets).ToList();
        SpeedscopeWriter.Write(output, frames, stacks, new("time", "nanoseconds", times), new("allocated", "bytes", octets));
    }
}
