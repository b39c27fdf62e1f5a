using System.Diagnostics;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Logs of the whole program, in a process of its own.</summary>
public sealed class LoggingTests : IDisposable
{
    private const string Stream = """
        module Rows;
        export { redef enum Log::ID += { LOG }; type Info: record { n: count &log; s: string &log; }; }
        global n = 0;

        """;

    // Writes rows for ever, in portions, so that the run is always in the middle of something.
    private const string Endless = Stream + """
        redef exit_only_after_terminate = T;
        event more() { local i = 0; while ( ++i <= 500 ) Log::write(LOG, Info($n=++n, $s="some text")); schedule 1msec { more() }; }
        event zeek_init() { Log::create_stream(LOG, Log::Stream($columns=Info, $path="t")); event more(); }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    private string Log => Path.Combine(_directory, "t.log");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_killed_program_leaves_whole_rows_without_a_gap()
    {
        using (var process = Start(Endless))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(Log) && new FileInfo(Log).Length > 500_000, TimeSpan.FromSeconds(30)));
            process.Kill();
            process.WaitForExit();
        }

        AssertRows(File.ReadAllLines(Log));
    }

    [Fact]
    public void What_a_killed_program_left_is_rotated_by_the_next_run()
    {
        const string rotated = "redef Log::default_rotation_interval = 1day;\nredef LogAscii::enable_leftover_log_rotation = T;\n";
        using (var process = Start(rotated + Endless))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(Log) && new FileInfo(Log).Length > 100_000, TimeSpan.FromSeconds(30)));
            process.Kill();
            process.WaitForExit();
        }

        Assert.True(File.Exists(Path.Combine(_directory, ".shadow.t.log")));
        using (var process = Start(rotated + Stream
            + "event zeek_init() { Log::create_stream(LOG, Log::Stream($columns=Info, $path=\"t\")); Log::write(LOG, Info($n=1, $s=\"new\")); }"))
            process.WaitForExit();
        Assert.False(File.Exists(Path.Combine(_directory, ".shadow.t.log")));
        var files = Directory.GetFiles(_directory, "t-*.log");
        Assert.Equal(2, files.Length);
        Assert.Single(files, static file => File.ReadAllText(file).Contains("1\tnew\n", StringComparison.Ordinal));
        AssertRows(File.ReadAllLines(files.MaxBy(static file => new FileInfo(file).Length)!)); // there are two
    }

    [Fact]
    public void The_end_of_a_run_rotates_after_the_last_row_and_calls_the_post_processor()
    {
        using var process = Start(Stream + """
            function post(info: Log::RotationInfo): bool { print info$fname, info$path, info$terminating; return T; }
            redef Log::rotation_format_func = function(ri: Log::RotationFmtInfo): Log::RotationPath
                { return Log::RotationPath($dir="aside", $file_basename="was-" + ri$path); };
            event zeek_init()
                {
                Log::create_stream(LOG, Log::Stream($columns=Info));
                Log::add_filter(LOG, Log::Filter($name="default", $path="t", $interv=1hr, $postprocessor=post));
                Log::write(LOG, Info($n=1, $s="first"));
                }
            event zeek_done() { Log::write(LOG, Info($n=2, $s="last")); }
            """);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("aside/was-t.log, t, T\n", output);
        AssertRows(File.ReadAllLines(Path.Combine(_directory, "aside", "was-t.log")));
    }

    private Process Start(string script)
    {
        File.WriteAllText(Path.Combine(_directory, "test.zeek"), script);
        return Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "vigil"), ["-b", "base/frameworks/logging", "test.zeek"])
        {
            WorkingDirectory = _directory,
            RedirectStandardOutput = true,
        })!; // starts, or throws
    }

    private static void AssertRows(string[] lines)
    {
        var next = 1;
        foreach (var line in lines.Where(static l => !l.StartsWith('#')))
        {
            var fields = line.Split('\t');
            Assert.Equal(2, fields.Length);
            Assert.Equal(next++, int.Parse(fields[0]));
        }

        Assert.True(next > 1);
    }
}
