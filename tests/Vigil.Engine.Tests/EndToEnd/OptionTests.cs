using System.Diagnostics;
using Vigil.Packets.Capture;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Options of the program, by what users find afterwards.</summary>
public sealed class OptionTests : IDisposable
{
    private static readonly string Vigil = Path.Combine(AppContext.BaseDirectory, "vigil");

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    public OptionTests() => File.WriteAllBytes(At("a.pcap"), SampleTraffic.Capture());

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task Packets_are_recorded_as_they_came_whatever_the_number_of_engines(string workers)
    {
        var (status, output, errors) = await Run("-b", "-r", "a.pcap", "-w", "out.pcap", "--workers", workers, "-e", "event zeek_init() { print trace_output_file; }");
        Assert.Equal((0, "out.pcap\n", ""), (status, output, errors));
        Assert.Equal(PacketsOf("a.pcap"), PacketsOf("out.pcap"));
    }

    [Fact]
    public async Task What_scripts_want_no_record_of_is_left_out()
    {
        await Run("-b", "-r", "a.pcap", "-w", "out.pcap", "-e", "event new_connection(c: connection) { set_record_packets(c$id, F); }");
        Assert.InRange(PacketsOf("out.pcap").Count, 1, PacketsOf("a.pcap").Count - 1);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_said_at_once()
    {
        var (status, _, errors) = await Run("-b", "-r", "a.pcap", "-w", "nowhere/out.pcap");
        Assert.Equal(1, status);
        Assert.StartsWith("fatal error: problem opening dump file nowhere/out.pcap (", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packets_that_nothing_claims_have_a_file_of_their_own()
    {
        byte[] odd = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x99, 0x99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
        await File.WriteAllBytesAsync(At("odd.pcap"), new CaptureBuilder().Add(odd).ToPcap());
        await Run("-b", "-r", "odd.pcap", "-c", "rest.pcap");
        Assert.Equal(PacketsOf("odd.pcap"), PacketsOf("rest.pcap"));
        await Run("-b", "-r", "a.pcap", "-c", "rest.pcap");
        Assert.Empty(PacketsOf("rest.pcap"));
    }

    [Fact]
    public async Task The_status_file_follows_the_run()
    {
        var (_, output, _) = await Run("-b", "-r", "a.pcap", "-U", "status", "-e",
            """event zeek_init() { system("cat status"); } event net_done(t: time) { system("cat status"); }""");
        Assert.Equal("INITIALIZING [main]\nRUNNING [run_loop]\n", output);
        Assert.Equal("TERMINATED [atexit]\n", await File.ReadAllTextAsync(At("status")));
        await Run("-b", "-r", "nowhere.pcap", "-U", "status");
        Assert.Equal("TERMINATED [fatal_error]\n", await File.ReadAllTextAsync(At("status")));
    }

    [Fact]
    public async Task The_watchdog_ends_a_run_that_hangs_in_a_packet()
    {
        var (status, _, errors) = await Run("-b", "-W", "-r", "a.pcap", "watchdog_interval=300msec", "-e", "event new_connection(c: connection) { while ( T ) { } }");
        Assert.Equal(1, status);
        Assert.StartsWith("fatal error: watchdog timeout: packet 1 ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_capture_is_replayed_at_its_own_pace_and_happens_now(string workers)
    {
        await File.WriteAllBytesAsync(At("slow.pcap"), new CaptureBuilder().Add([1, 2, 3], 1000).Add([1, 2, 3], 1002).ToPcap());
        var clock = Stopwatch.StartNew();
        var (_, output, _) = await Run("-b", "-r", "slow.pcap", "--pseudo-realtime=2", "--workers", workers, "-e",
            "event net_done(t: time) { print t <= current_time() + 2sec && current_time() - t < 60sec; }");
        Assert.StartsWith("T\n", output, StringComparison.Ordinal);
        Assert.True(clock.Elapsed.TotalSeconds >= 1);
    }

    [Theory]
    [InlineData("there is no debugger of scripts (-d)", "-d")]
    [InlineData("statements are not traced (-t)", "-t", "file")]
    [InlineData("events are not written as a script (-E)", "-E", "file")]
    [InlineData("debug streams (-B) exist in debug builds only", "-B", "all")]
    [InlineData("documentation is not generated (-X)", "-X", "file")]
    [InlineData("there is no supervisor mode (-j)", "-j4")]
    [InlineData("the program does not carry its tests (--test)", "--test")]
    public async Task What_cannot_be_had_is_refused_in_words(string reason, params string[] arguments)
    {
        var (status, _, errors) = await Run(arguments);
        Assert.Equal(1, status);
        Assert.StartsWith("fatal error: " + reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Signatures_are_shown()
    {
        await File.WriteAllTextAsync(At("a.sig"), "signature one { ip-proto == tcp payload /abc/ event \"found\" }\n");
        var (status, _, errors) = await Run("-b", "-S", "-s", "a.sig", "-e", "");
        Assert.Equal(0, status);
        Assert.Contains("signature one: ", errors, StringComparison.Ordinal);
        Assert.Contains("    Payload matches ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_kept_for_runs_that_may_not_ask()
    {
        const string code = """event zeek_init() { print blocking_lookup_hostname("localhost"); }""";
        var (status, _, _) = await Run("-b", "-P", "-e", """global a = blocking_lookup_hostname("127.0.0.1");""");
        Assert.Equal(0, status);
        (status, var output, _) = await Run("-b", "-F", "-e", """event zeek_init() { print blocking_lookup_hostname("127.0.0.1"); }""");
        Assert.Equal((0, "{\n127.0.0.1\n}\n"), (status, output));
        (status, _, var errors) = await Run("-b", "-F", "-e", code);
        Assert.Equal(1, status);
        Assert.Contains("can't find DNS entry for localhost in cache", errors, StringComparison.Ordinal);
        (status, _, errors) = await Run("-b", "-FP", "-e", code);
        Assert.Equal(1, status);
        Assert.StartsWith("ERROR: -F and -P exclude each other\n", errors, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_directory, name);

    private List<string> PacketsOf(string name)
    {
        using var source = TraceFile.Open(At(name));
        var packets = new List<string>();
        while (source.TryRead(out var packet))
            packets.Add($"{packet.Time.Seconds:F6} {packet.LinkType} {packet.WireLength} {Convert.ToHexString(packet.Data)}");
        return packets;
    }

    private async Task<(int Status, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Vigil, arguments)
        {
            WorkingDirectory = _directory,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!; // a program that is there starts
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (process.ExitCode, await output, await errors);
    }
}
