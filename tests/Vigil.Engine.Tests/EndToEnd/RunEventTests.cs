using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Events of the run, of files that scripts write, and of what connections show only at their end.</summary>
public sealed class RunEventTests
{
    private static readonly byte[] _capture = new Traffic()
        .Tcp("10.0.0.1", 4001, "10.0.0.2", 4002, 0, ">hello", "<you", ">bye")
        .ToPcap();

    [Fact]
    public void The_end_of_the_file_is_told_before_that_of_the_run()
    {
        var run = TracedRun.Over(_capture, code: """
            event Pcap::file_done(path: string) { print "file"; }
            event net_done(t: time) { print "run"; }
            """);
        Assert.Equal("file\nrun\n", run.Printed);
    }

    [Fact]
    public void Segments_are_counted_for_those_who_ask()
    {
        var run = TracedRun.Over(_capture, code: """
            event conn_stats(c: connection, os: endpoint_stats, rs: endpoint_stats)
                { print os$num_pkts, os$num_rxmit, rs$num_pkts, rs$num_rxmit_bytes; }
            """);
        Assert.Equal("2, 0, 1, 0\n", run.Printed);
    }

    [Fact]
    public void Content_that_a_file_does_not_take_is_told()
    {
        var run = TracedRun.Over(_capture, code: """
            event connection_established(c: connection)
                {
                local f = open("/dev/null");
                set_contents_file(c$id, CONTENTS_ORIG, f);
                close(f);
                }
            event contents_file_write_failure(c: connection, is_orig: bool, msg: string) { print is_orig, msg; }
            """);
        Assert.Equal("T, TCP reassembler content write failure\nT, TCP reassembler content write failure\n", run.Printed);
    }

    [Fact]
    public void Who_watches_all_events_sees_those_of_the_engine_that_no_script_names()
    {
        const string Watch = """
            global seen: set[string];
            event new_event(name: string, params: call_argument_vector) { add seen[name]; }
            event zeek_done() { print "new_connection" in seen, "raw_packet" in seen, "connection_flipped" in seen; }
            """;
        var reply = new Traffic().Udp("10.0.0.1", 53, "10.0.0.2", 4002, 0, new byte[12]).ToPcap(); // from the port of a server
        Assert.Equal("T, F, T\n", TracedRun.Over(reply, code: Watch).Printed); // raised by the engine without asking
        Assert.Equal("T, T, T\n", TracedRun.Over(reply, code: Watch + "event zeek_init() { generate_all_events(); }").Printed);
    }

    [Fact]
    public void The_handle_of_a_file_is_asked_for_at_the_end_even_if_there_was_none()
    {
        var http = new Traffic().Tcp("10.0.0.1", 4001, "10.0.0.2", 80, 0, ">GET / HTTP/1.0\r\n\r\n").ToPcap();
        var run = TracedRun.Over(http, code: """
            event get_file_handle(tag: Analyzer::Tag, c: connection, is_orig: bool) { print tag, is_orig; }
            """);
        Assert.Contains("Analyzer::ANALYZER_HTTP, T\n", run.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_see_a_file_before_anything_is_written()
    {
        var run = TracedRun.Over(_capture, code: """
            event file_opened(f: file) { print fmt("opened %s", get_file_name(f)); }
            event zeek_init() { local f = open("/dev/null"); print "open"; close(f); open("/dev/stderr"); }
            """);
        Assert.StartsWith("opened /dev/null\nopen\n", run.Printed, StringComparison.Ordinal);
        Assert.Equal(1, run.Printed.Split("opened").Length - 1);
    }

    [Fact]
    public void The_queue_tells_when_it_is_worked_off()
    {
        var run = TracedRun.Over(_capture, code: """
            global n = 0;
            event event_queue_flush_point() { ++n; }
            event zeek_done() { print n >= 8; }
            """);
        Assert.Equal("T\n", run.Printed);
    }

    [Fact]
    public void Addresses_that_stand_for_others_are_told()
    {
        var run = TracedRun.Over(_capture, code: """
            event anonymization_mapping(orig: addr, mapped: addr) { print orig, mapped != orig; }
            event zeek_init() { anonymize_addr(10.0.0.1, ORIG_ADDR); }
            """);
        Assert.Equal("10.0.0.1, T\n", run.Printed);
    }

    [Fact]
    public void Base64_that_is_none_is_a_weird_of_its_connection()
    {
        var run = TracedRun.Over(_capture, code: """
            event connection_established(c: connection)
                {
                print decode_base64_conn(c$id, "SGVs!bG8=");
                print decode_base64_conn(c$id, "YWJj");
                }
            event conn_weird(name: string, c: connection, addl: string, source: string) { print name, addl; }
            """);
        Assert.Equal("Hello\nabc\nbase64_illegal_encoding, character 33 ignored by Base64 decoding\n", run.Printed);
    }
}
