using System.Diagnostics;
using System.Text;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>The program, capturing on the loopback interface in a directory of its own.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private static readonly string Vigil = Path.Combine(AppContext.BaseDirectory, "vigil");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private LiveRun(string[] arguments) => _process = Process.Start(new ProcessStartInfo(Vigil, arguments)
    {
        WorkingDirectory = _directory,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
    }) ?? throw new InvalidOperationException(Vigil);

    /// <summary>What went to standard error so far.</summary>
    public string Errors => Read(_errors);

    /// <summary>What scripts printed so far.</summary>
    public string Output => Read(_output);

    /// <summary>The status the program ended with.</summary>
    public int Status => _process.ExitCode;

    /// <summary>Starts it and waits until packets are captured.</summary>
    public static async Task<LiveRun> StartAsync(params string[] arguments)
    {
        var run = new LiveRun(["-i", "lo", .. arguments]);
        Gather(run._process.StandardError, run._errors);
        Gather(run._process.StandardOutput, run._output);
        await run.UntilAsync(() => run.Errors.Contains("listening on lo\n", StringComparison.Ordinal));
        return run;
    }

    /// <summary>Waits until something is so, or the program has ended.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var waited = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(waited.Elapsed < Limit, Errors + Output);
            Assert.False(_process.HasExited && !isSo(), Errors + Output);
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until a log has a row with some text.</summary>
    public Task UntilLoggedAsync(string log, string text) => UntilAsync(() =>
    {
        var path = Path.Combine(_directory, log + ".log");
        return File.Exists(path) && File.ReadAllText(path).Contains(text, StringComparison.Ordinal);
    });

    /// <summary>Ends it by a signal, and waits for the end.</summary>
    public async Task EndAsync(string signal = "TERM")
    {
        using (var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString()]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>A log of the run.</summary>
    public LogFile Log(string name) => new(File.ReadAllLines(Path.Combine(_directory, name + ".log")));

    /// <summary>Whether there is such a log.</summary>
    public bool HasLog(string name) => File.Exists(Path.Combine(_directory, name + ".log"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static void Gather(StreamReader from, StringBuilder to) => Task.Run(async () =>
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to)
                to.Append(line).Append('\n');
        }
    });

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
