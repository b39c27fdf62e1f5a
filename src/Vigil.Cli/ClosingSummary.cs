using System.Diagnostics;
using System.Globalization;
using Vigil.Logging.Writers;

namespace Vigil.Cli;

/// <summary>What a user at a terminal is told when a capture has been read.</summary>
internal static class ClosingSummary
{
    /// <summary>Writes packets, rate and rows to standard error.</summary>
    public static void Write(TextWriter output, long packets, long octets, TimeSpan elapsed, LogHub logs)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{packets:N0} packets, {octets / 1e6:N1} MB in {seconds:0.00} s ({packets / seconds:N0} packets/s)"));
        foreach (var (path, rows) in logs.Rows)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {path + ".log",-24} {rows,12:N0} rows"));
    }

    /// <summary>Writes what <c>-Q</c> asks for.</summary>
    public static void WriteTiming(TextWriter output, TimeSpan start, TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# initialization {start.TotalSeconds:0.000} s, packets {elapsed.TotalSeconds:0.000} s, cpu {process.TotalProcessorTime.TotalSeconds:0.000} s"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# peak memory {process.PeakWorkingSet64 / 1048576.0:0.0} MiB, collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}"));
    }
}
