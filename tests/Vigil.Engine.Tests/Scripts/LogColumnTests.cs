using Vigil.Engine.Tests.EndToEnd;
using Xunit.Abstractions;

namespace Vigil.Engine.Tests.Scripts;

/// <summary>The streams that scripts create have the columns that users expect, in their order.</summary>
/// <param name="output">Where streams that do not exist are listed.</param>
public sealed class LogColumnTests(ITestOutputHelper output)
{
    // Scripts with streams of their own, and none that add columns to other streams.
    private const string Code =
        """
        @load policy/frameworks/analyzer/debug-logging
        @load policy/frameworks/netcontrol/catch-and-release
        @load policy/misc/capture-loss
        @load policy/misc/detect-traceroute
        @load policy/misc/loaded-scripts
        @load policy/misc/stats
        @load policy/misc/weird-stats
        @load policy/protocols/conn/known-hosts
        @load policy/protocols/conn/known-services
        @load policy/protocols/ssl/known-certs

        event zeek_init() &priority=-1000
            {
            for ( id, stream in Log::active_streams )
                {
                local names = "";

                for ( name, about in record_fields(stream$columns) )
                    if ( about$log )
                        names += (names == "" ? "" : " ") + name;

                print fmt("%s|%s|%s", id, stream?$path ? stream$path : "", names);
                }
            }
        """;

    // What the frameworks and scripts of this repository's own folders create; protocols bring theirs.
    private static readonly string[] Required =
    [
        "Analyzer::DebugLogging::LOG", "Analyzer::Logging::LOG", "CaptureLoss::LOG", "Cluster::LOG", "Config::LOG", "Conn::LOG",
        "Files::LOG", "Intel::LOG", "Known::CERTS_LOG", "Known::HOSTS_LOG", "Known::SERVICES_LOG", "LoadedScripts::LOG",
        "NetControl::CATCH_RELEASE", "NetControl::DROP_LOG", "NetControl::LOG", "NetControl::SHUNT", "Notice::ALARM_LOG",
        "Notice::LOG", "OpenFlow::LOG", "PacketFilter::LOG", "Reporter::LOG", "Signatures::LOG", "Software::LOG", "Stats::LOG",
        "Traceroute::LOG", "Tunnel::LOG", "Weird::LOG", "WeirdStats::LOG",
    ];

    [Fact]
    public void Every_stream_has_its_columns_in_order()
    {
        var printed = TracedRun.Over(SampleTraffic.Capture(), code: Code).Printed;
        var present = Table(printed.Split('\n'), '|');
        var wrong = new List<string>();
        var absent = new List<string>();
        foreach (var (stream, expected) in Table(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Scripts", "columns.tsv")), '\t'))
        {
            if (!present.TryGetValue(stream, out var found))
                absent.Add(stream);
            else if (found != expected)
                wrong.Add($"{stream}\n  expected {expected}\n  found    {found}");
        }

        output.WriteLine($"absent: {string.Join(", ", absent)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(absent.Intersect(Required));
    }

    private static Dictionary<string, string> Table(IEnumerable<string> lines, char separator) =>
        lines.Select(l => l.Split(separator)).Where(static l => l.Length == 3).ToDictionary(static l => l[0], static l => $"{l[1]}: {l[2]}");
}
