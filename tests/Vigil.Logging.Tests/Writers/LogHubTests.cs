using System.Collections.Concurrent;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Tests.Writers;

public sealed class LogHubTests : IDisposable
{
    private const string Ascii = "Log::WRITER_ASCII";

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
    private readonly ConcurrentQueue<string> _errors = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private LogHub MakeHub() => new([new(Ascii, static options => new AsciiWriter(options))], _errors.Enqueue);

    private LogOptions Options => new() { Directory = _directory };

    [Fact]
    public void Engines_that_log_to_one_path_share_the_file_and_lose_no_row()
    {
        const int rows = 5000;
        using (var hub = MakeHub())
        {
            LogOutput[] outputs = [hub.Open(Ascii, Rows.TargetFor(2), Options), hub.Open(Ascii, Rows.TargetFor(2), Options)];
            Parallel.For(0, 2, engine =>
            {
                for (var i = 0; i < rows; i++)
                    outputs[engine].Write([Value.Count(engine), Value.Count(i)]);
                outputs[engine].HandOver();
            });
        }

        var lines = File.ReadAllLines(Path.Combine(_directory, "test.log"));
        Assert.Single(lines, static l => l.StartsWith("#fields", StringComparison.Ordinal));
        foreach (var engine in new[] { "0", "1" })
        {
            // Merged, but each engine's rows in its own order.
            Assert.Equal(
                Enumerable.Range(0, rows).Select(static i => i.ToString()), lines.Where(l => l.StartsWith(engine + "\t", StringComparison.Ordinal)).Select(static l => l[2..]));
        }

        Assert.Empty(_errors);
    }

    [Fact]
    public void A_file_begins_with_its_header_and_ends_with_the_time_of_closing()
    {
        using (var hub = MakeHub())
            hub.Open(Ascii, Rows.TargetFor(2), Options).Flush();
        var lines = File.ReadAllLines(Path.Combine(_directory, "test.log"));
        Assert.Equal(
            ["#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-", "#path\ttest"], lines.Take(5));
        Assert.Matches("^#open\t[0-9]{4}(-[0-9]{2}){5}$", lines[5]);
        Assert.Equal(["#fields\ta\tb", "#types\tstring\tstring"], lines.Skip(6).Take(2));
        Assert.Matches("^#close\t[0-9]{4}(-[0-9]{2}){5}$", lines[8]);
        Assert.Equal(9, lines.Length);
    }

    [Fact]
    public void Json_files_hold_rows_and_nothing_else()
    {
        using (var hub = MakeHub())
        {
            var output = hub.Open(Ascii, Rows.TargetFor(1), Options with { UseJson = true });
            output.Write([Value.Count(1)]);
            output.HandOver();
        }

        Assert.Equal(["{\"a\":1}"], File.ReadAllLines(Path.Combine(_directory, "test.log")));
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_reported_once_and_the_run_goes_on()
    {
        using (var hub = MakeHub())
        {
            var output = hub.Open(Ascii, Rows.TargetFor(1), Options with { Directory = Path.Combine(_directory, "missing") });
            var other = hub.Open(Ascii, Rows.TargetFor(1) with { Path = "other" }, Options);
            for (var i = 0; i < 20_000; i++) // more than the channel holds: nobody waits for a dead writer
                output.Write([Value.Count(i)]);
            output.Flush();
            other.Write([Value.Count(7)]);
            other.HandOver();
        }

        Assert.StartsWith("cannot write log test: ", Assert.Single(_errors), StringComparison.Ordinal);
        Assert.Contains("7", File.ReadAllLines(Path.Combine(_directory, "other.log")));
    }

    [Fact]
    public void An_unknown_writer_is_a_script_error_that_names_those_there_are()
    {
        using var hub = MakeHub();
        var error = Assert.Throws<ScriptError>(() => hub.Open("Log::WRITER_STONE", Rows.TargetFor(1), Options));
        Assert.Contains(Ascii, error.Message, StringComparison.Ordinal);
    }
}
