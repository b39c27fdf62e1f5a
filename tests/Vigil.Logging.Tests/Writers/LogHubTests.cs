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

    private LogHub MakeHub(TimeProvider? clock = null) => new([new(Ascii, static options => new AsciiWriter(options))], _errors.Enqueue)
    {
        Clock = clock ?? TimeProvider.System,
        Heartbeat = TimeSpan.FromMilliseconds(20),
    };

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
    public void A_directory_that_cannot_be_written_is_reported_once_its_rows_are_counted_and_the_run_goes_on()
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
            hub.Dispose();
            Assert.Equal([KeyValuePair.Create("test", 20_000L)], hub.Lost);
        }

        Assert.Equal(2, _errors.Count);
        Assert.StartsWith("cannot write log test: ", _errors.First(), StringComparison.Ordinal);
        Assert.Equal("log test: 20000 rows were lost", _errors.Last());
        Assert.Contains("7", File.ReadAllLines(Path.Combine(_directory, "other.log")));
    }

    [Fact]
    public void A_log_that_could_not_be_opened_is_tried_again_and_says_so_when_it_works()
    {
        var later = Path.Combine(_directory, "later");
        var clock = new ManualClock();
        using (var hub = MakeHub(clock))
        {
            var output = hub.Open(Ascii, Rows.TargetFor(1), Options with { Directory = later });
            output.Write([Value.Count(1)]);
            output.Flush();
            Wait(() => !_errors.IsEmpty);
            Wait(() => hub.Lost.Count == 1);
            Directory.CreateDirectory(later);
            clock.Advance(TimeSpan.FromSeconds(3));
            output.Write([Value.Count(2)]);
            output.Flush();
            Wait(() => _errors.Count == 2);
        }

        Assert.Equal("log test is written again; 1 rows were lost", _errors.Last());
        Assert.Equal(["2"], File.ReadAllLines(Path.Combine(later, "test.log")).Where(static l => l[0] != '#'));
    }

    [Fact]
    public void A_full_disk_loses_rows_but_never_blocks()
    {
        File.CreateSymbolicLink(Path.Combine(_directory, "test.log"), "/dev/full");
        using (var hub = MakeHub())
        {
            var output = hub.Open(Ascii, Rows.TargetFor(1), Options);
            for (var i = 0; i < 50_000; i++)
                output.Write([Value.Count(i)]);
            output.HandOver();
        }

        Assert.StartsWith("cannot write log test: ", _errors.First(), StringComparison.Ordinal);
        Assert.Equal("log test: 50000 rows were lost", _errors.Last());
    }

    [Fact]
    public void A_writer_that_dies_is_replaced()
    {
        var clock = new ManualClock();
        var made = 0;
        using (var hub = new LogHub([new("W", _ => new MoodyWriter(++made == 1))], _errors.Enqueue) { Clock = clock, Heartbeat = TimeSpan.FromMilliseconds(5) })
        {
            var output = hub.Open("W", Rows.TargetFor(1), Options);
            output.Write([Value.Count(1)]);
            output.HandOver();
            Wait(() => !_errors.IsEmpty);
            clock.Advance(TimeSpan.FromSeconds(2));
            Wait(() => made == 2);
            output.Write([Value.Count(2)]);
            output.HandOver();
        }

        Assert.StartsWith("the writer of log test failed: a bad day", _errors.First(), StringComparison.Ordinal);
        Assert.Equal(2, made);
    }

    [Fact]
    public void A_filter_that_goes_on_under_the_same_name_neither_loses_rows_nor_mixes_columns()
    {
        using (var hub = MakeHub())
        {
            var first = hub.Open(Ascii, Rows.TargetFor(2), Options);
            first.Write([Value.Count(1), Value.Count(2)]);
            hub.Leave(first, closes: false);
            var same = hub.Open(Ascii, Rows.TargetFor(2), Options);
            same.Write([Value.Count(3), Value.Count(4)]);
            hub.Leave(same, closes: false);
            var other = hub.Open(Ascii, Rows.TargetFor(1), Options);
            other.Write([Value.Count(5)]);
            other.HandOver();
        }

        var lines = File.ReadAllLines(Path.Combine(_directory, "test.log"));
        Assert.Equal(["1\t2", "3\t4", "5"], lines.Where(static l => l[0] != '#'));
        Assert.Equal(["#fields\ta\tb", "#fields\ta"], lines.Where(static l => l.StartsWith("#fields", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rotation_puts_the_file_aside_and_the_next_row_begins_another()
    {
        var names = new ConcurrentQueue<string?>();
        var rotation = new LogRotation(Path.Combine(_directory, "old"), new(1), new(2), false);
        using (var hub = MakeHub())
        {
            var output = hub.Open(Ascii, Rows.TargetFor(1), Options);
            foreach (var row in new[] { 1, 2 })
            {
                output.Write([Value.Count(row)]);
                output.Rotate(rotation, names.Enqueue);
            }

            output.Rotate(rotation, names.Enqueue);
        }

        Assert.Equal([Path.Combine(_directory, "old.log"), Path.Combine(_directory, "old-2.log"), null], names);
        Assert.Contains("2", File.ReadAllLines(Path.Combine(_directory, "old-2.log")));
        Assert.False(File.Exists(Path.Combine(_directory, "test.log")));
    }

    [Fact]
    public void Compressed_files_can_be_unpacked_after_every_flush()
    {
        using var hub = MakeHub();
        var output = hub.Open(Ascii, Rows.TargetFor(1), Options with { GzipLevel = 6, IncludeMeta = false });
        output.Write([Value.Count(1)]);
        output.Flush();
        var name = Path.Combine(_directory, "test.log.gz");
        Wait(() => File.Exists(name) && new FileInfo(name).Length > 12);
        using (var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var reader = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress)))
            Assert.Equal("1", reader.ReadLine());
        hub.Dispose();
        using var whole = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(name), System.IO.Compression.CompressionMode.Decompress));
        Assert.Equal("1\n", whole.ReadToEnd());
    }

    [Fact]
    public void Rows_reach_the_disk_within_a_heartbeat()
    {
        using var hub = MakeHub();
        var output = hub.Open(Ascii, Rows.TargetFor(1), Options);
        output.Write([Value.Count(42)]);
        output.HandOver();
        Wait(() => ReadShared(Path.Combine(_directory, "test.log")).Contains("\n42\n", StringComparison.Ordinal));
    }

    private static string ReadShared(string name)
    {
        if (!File.Exists(name))
            return "";
        using var reader = new StreamReader(new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static void Wait(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(10)));

    [Fact]
    public void An_unknown_writer_is_a_script_error_that_names_those_there_are()
    {
        using var hub = MakeHub();
        var error = Assert.Throws<ScriptError>(() => hub.Open("Log::WRITER_STONE", Rows.TargetFor(1), Options));
        Assert.Contains(Ascii, error.Message, StringComparison.Ordinal);
    }
}
