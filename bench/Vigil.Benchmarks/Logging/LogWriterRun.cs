using System.Diagnostics;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Benchmarks.Logging;

/// <summary>
/// Writes many rows of conn.log to disk: <c>log-writers [--rows N] [--rotate-every N] [--directory D] ascii|json|sqlite|none ...</c>.
/// Without rotation a writer is called directly, on one thread; with it rows go the way of a run, through the log's thread, and the
/// memory of the process is shown as it goes.
/// </summary>
internal static class LogWriterRun
{
    private const int Batch = 1000;

    public static void Run(string[] arguments)
    {
        long rows = 2_000_000, rotateEvery = 0;
        var directory = Directory.CreateTempSubdirectory("vigil-bench-").FullName;
        var writers = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--rows":
                    rows = long.Parse(arguments[++i]);
                    break;
                case "--rotate-every":
                    rotateEvery = long.Parse(arguments[++i]);
                    break;
                case "--directory":
                    directory = arguments[++i];
                    break;
                default:
                    writers.Add(arguments[i]);
                    break;
            }
        }

        foreach (var writer in writers.Count > 0 ? writers : ["ascii", "json", "sqlite"])
        {
            if (rotateEvery > 0)
                Soak(writer, rows, rotateEvery, directory);
            else
                Measure(writer, rows, directory);
        }
    }

    private static LogWriter Create(string name, LogOptions options) => name switch
    {
        "ascii" => new AsciiWriter(options),
        "json" => new AsciiWriter(options with { UseJson = true }),
        "sqlite" => new SqliteWriter(options),
        _ => new NoneWriter(options),
    };

    private static void Measure(string name, long count, string directory)
    {
        var rows = ConnRows.Make(Batch);
        Write(name, Batch * 50, rows, directory); // warm
        var clock = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        Write(name, count, rows, directory);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine($"{name,-6} {count} rows in {clock.Elapsed.TotalSeconds:F2} s, {processor.TotalSeconds:F2} s of processor: "
            + $"{count / clock.Elapsed.TotalSeconds:N0} rows/s");
    }

    private static void Write(string name, long count, Value[][] rows, string directory)
    {
        var writer = Create(name, new() { Directory = directory });
        writer.DoInit(ConnRows.Target);
        for (long i = 0; i < count; i++)
            writer.DoWrite(rows[i % Batch]);
        writer.DoFinish();
        foreach (var file in Directory.GetFiles(directory))
            File.Delete(file);
    }

    private static void Soak(string name, long count, long rotateEvery, string directory)
    {
        var rows = ConnRows.Make(Batch);
        var clock = Stopwatch.StartNew();
        var rotated = 0;
        using (var hub = new LogHub([new(name, options => Create(name, options))], Console.WriteLine))
        {
            var output = hub.Open(name, ConnRows.Target, new() { Directory = directory });
            for (long i = 1; i <= count; i++)
            {
                output.Write([.. rows[i % Batch]]); // a row of its own, as a run makes it
                if (i % rotateEvery == 0)
                {
                    var path = Path.Combine(directory, $"conn-{i}");
                    output.Rotate(new(path, new(0), new(1), false), file => Put(file, ref rotated));
                }

                if (i % (count / 10) == 0)
                {
                    using var process = Process.GetCurrentProcess();
                    Console.WriteLine($"{name,-6} {i,12:N0} rows, {process.WorkingSet64 / 1048576,5} MiB resident, {GC.GetTotalMemory(false) / 1048576,5} MiB of objects");
                }
            }

            output.HandOver();
        }

        Console.WriteLine($"{name,-6} {count:N0} rows, {rotated} rotations in {clock.Elapsed.TotalSeconds:F1} s: {count / clock.Elapsed.TotalSeconds:N0} rows/s");
    }

    // Rotated files are counted and removed: ten million rows would fill the disk of who only wants the figure.
    private static void Put(string? file, ref int rotated)
    {
        if (file is null)
            return;
        Interlocked.Increment(ref rotated);
        File.Delete(file);
    }
}
