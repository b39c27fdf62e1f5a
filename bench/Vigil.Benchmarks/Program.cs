using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Vigil.Benchmarks;

/// <summary>Runs the benchmarks that the arguments choose, all by default, in short jobs.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["log-writers", .. var rest])
        {
            Logging.LogWriterRun.Run(rest);
            return;
        }

        if (arguments is ["start"])
        {
            Script.StartPhases.Run();
            return;
        }

        if (arguments is ["pauses", .. var which])
        {
            Script.TablePauses.Run(string.Join(' ', which));
            return;
        }

        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.Console)
            .AddLogger(ConsoleLogger.Default);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, config);
    }
}
