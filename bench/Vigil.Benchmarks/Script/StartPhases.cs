using System.Globalization;
using System.Text;
using Vigil.Core.Diagnostics;
using Vigil.Engine;
using Vigil.Runtime;
using Vigil.Script;
using Vigil.Script.Syntax;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Benchmarks.Script;

/// <summary>What the start costs with the base scripts, phase by phase, on one core (<c>bench/run start</c>).</summary>
/// <remarks>
/// The first turn is that of a new process. The program itself is compiled ahead of time, so the last turns, where all code of
/// the compiler is machine code, are nearer to what it needs.
/// </remarks>
internal static class StartPhases
{
    private const int Turns = 6;

    public static void Run()
    {
        Console.WriteLine("| turn | make ms | parse ms | bind ms | emit ms | zeek_init ms | batches while loading, after |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var turn = 1; turn <= Turns; turn++)
            Measure(turn);
    }

    private static void Measure(int turn)
    {
        using var stream = new MemoryStream();
        using var errors = new StreamWriter(stream) { AutoFlush = true };
        var begin = ThreadTime.Now();
        var host = new EngineHost(new() { HasPackets = true, Seed = 1 }, errors, new Nowhere());
        using var logs = host.Logs;
        var made = ThreadTime.Now();
        var share = Path.Combine(AppContext.BaseDirectory, "scripts");
        var path = new ScriptSearchPath([".", share, share + "/policy", share + "/site"]);
        var timed = new TimedBuilder(host.Builder);
        host.Context.AddService(path);
        var loader = new ScriptLoader(timed, path);
        if (!loader.Run(new() { Code = "redef Log::default_writer = Log::WRITER_NONE;\n" }))
            throw new InvalidOperationException(Encoding.UTF8.GetString(stream.ToArray()));
        var read = ThreadTime.Now();
        var whileLoading = host.Builder.CompiledBatches;
        var program = host.Builder.Complete(warnsUnused: false);
        var emitted = ThreadTime.Now();
        host.Start(new(program, loader.Loaded, []), workers: 1);
        var started = ThreadTime.Now();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {turn} | {Ms(made - begin)} | {Ms(read - made - timed.Spent)} | {Ms(timed.Spent)} | {Ms(emitted - read)} | {Ms(started - emitted)} | {whileLoading}, {host.Builder.CompiledBatches - whileLoading} |"));
    }

    private static string Ms(long nanoseconds) => (nanoseconds / 1e6).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>Tells the time of the binder from that of the parser, which hands over piece by piece.</summary>
    private sealed class TimedBuilder(ProgramBuilder inner) : IProgramBuilder
    {
        public long Spent { get; private set; }

        public Reporter Reporter => inner.Reporter;

        public void Declare(DeclarationSyntax declaration)
        {
            var begin = ThreadTime.Now();
            inner.Declare(declaration);
            Spent += ThreadTime.Now() - begin;
        }

        public void AddStatement(StatementSyntax statement, string module) => inner.AddStatement(statement, module);

        public void EnterModule(string module) => inner.EnterModule(module);

        public bool EvaluateCondition(ExpressionSyntax condition, string module)
        {
            var begin = ThreadTime.Now();
            var holds = inner.EvaluateCondition(condition, module);
            Spent += ThreadTime.Now() - begin;
            return holds;
        }

        public bool IsDefined(string name, string module) => inner.IsDefined(name, module);
    }

    private sealed class Nowhere : PrintSink
    {
        public override void Write(ReadOnlySpan<byte> line)
        {
        }
    }
}
