using System.Diagnostics;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>The program as users start it.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string Vigil = Path.Combine(AppContext.BaseDirectory, "vigil");

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_capture_becomes_logs_in_the_working_directory()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory, "a.pcap"), SampleTraffic.Capture());
        var (status, _, errors) = await Run(Vigil, "-r", "a.pcap");
        Assert.Equal((0, ""), (status, errors));
        Assert.True(File.Exists(Path.Combine(_directory, "conn.log")));
        Assert.True(File.Exists(Path.Combine(_directory, "http.log")));
    }

    [Fact]
    public async Task A_link_named_zeek_is_the_program_too()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory, "a.pcap"), SampleTraffic.Capture());
        var link = Path.Combine(_directory, "zeek");
        File.CreateSymbolicLink(link, Vigil);
        var (status, output, _) = await Run(link, "-b", "-r", "a.pcap", "-e", "print zeek_version() != \"\";");
        Assert.Equal((0, "T\n"), (status, output));
    }

    [Fact]
    public async Task A_missing_capture_ends_the_run_with_one_sentence()
    {
        var (status, _, errors) = await Run(Vigil, "-b", "-r", "nowhere.pcap");
        Assert.Equal(1, status);
        Assert.Equal("fatal error: problem with trace file nowhere.pcap (nowhere.pcap: No such file or directory)\n", errors);
    }

    [Fact]
    public async Task An_empty_file_is_no_capture()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory, "empty.pcap"), []);
        var (status, _, errors) = await Run(Vigil, "-b", "-r", "empty.pcap");
        Assert.Equal(1, status);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("fatal error: problem with trace file empty.pcap (", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_without_packets_is_a_quiet_day()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory, "none.pcap"), new CaptureBuilder().ToPcap());
        var (status, _, errors) = await Run(Vigil, "-b", "-r", "none.pcap");
        Assert.Equal((0, ""), (status, errors));
    }

    [Fact]
    public async Task A_capture_of_which_nothing_can_be_decoded_is_an_error()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory, "odd.pcap"), new CaptureBuilder(linkType: 147).Add([1, 2, 3]).ToPcap());
        var (status, _, errors) = await Run(Vigil, "-b", "-r", "odd.pcap");
        Assert.Equal(1, status);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("fatal error: problem with trace file odd.pcap (", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_a_script_names_file_and_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "bad.zeek"), "event zeek_init()\n\t{\n\tprint nothing_here;\n\t}\n");
        var (status, _, errors) = await Run(Vigil, "-b", "bad.zeek");
        Assert.Equal(1, status);
        Assert.Contains("bad.zeek, line 3", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_the_run_in_order()
    {
        const string script = """
            redef exit_only_after_terminate = T;
            redef enum Log::ID += { TEST };
            type Row: record { n: count &log; };
            event ready() { system("touch up"); }
            event zeek_init()
                {
                Log::create_stream(TEST, [$columns=Row, $path="test"]);
                Log::write(TEST, Row($n=7));
                print "up";
                schedule 1msec { ready() };
                }
            event zeek_done() { print "done"; }
            """;
        await File.WriteAllTextAsync(Path.Combine(_directory, "wait.zeek"), script);
        using var process = Start(Vigil, "wait.zeek");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var limit = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(_directory, "up")) && !process.HasExited && limit.Elapsed < TimeSpan.FromSeconds(60))
            await Task.Delay(20);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("up\ndone\n", await output);
        Assert.Contains("received termination signal", await errors, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
        var log = new LogFile(await File.ReadAllLinesAsync(Path.Combine(_directory, "test.log")));
        Assert.Equal(["7"], log.Columns("n"));
        Assert.True(log.IsClosed);
    }

    private Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = _directory,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
    }) ?? throw new InvalidOperationException(program);

    private async Task<(int Status, string Output, string Errors)> Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (process.ExitCode, await output, await errors);
    }
}
