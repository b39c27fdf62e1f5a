using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

public sealed class LogTests
{
    [Fact]
    public void Connections_names_and_pages_are_logged()
    {
        var run = TracedRun.Over(SampleTraffic.Capture());

        Assert.Equal(SampleTraffic.Hosts * 3, run.Log("conn").Rows.Count);
        Assert.Contains("10.0.0.1 80 tcp http SF ShADadFf", run.Log("conn").Columns("id.orig_h", "id.resp_p", "proto", "service", "conn_state", "history"));
        Assert.Contains("10.0.0.2 53 udp dns SF Dd", run.Log("conn").Columns("id.orig_h", "id.resp_p", "proto", "service", "conn_state", "history"));
        Assert.Contains("www3.example.org A NOERROR 10.0.2.3 300.000000", run.Log("dns").Columns("query", "qtype_name", "rcode_name", "answers", "TTLs"));
        Assert.Equal(SampleTraffic.Hosts * 2, run.Log("http").Rows.Count);
        Assert.Contains("GET www4.example.org /page4?q=1 200 3014 text/html", run.Log("http").Columns("method", "host", "uri", "status_code", "response_body_len", "resp_mime_types"));
        Assert.Contains("GET www4.example.org /none 404 5", run.Log("http").Columns("method", "host", "uri", "status_code", "response_body_len"));
        Assert.Contains("SSH-2.0-key_2 SSH-2.0-door_1", run.Log("ssh").Columns("client", "server"));
        Assert.All(run.Names, name => Assert.True(run.Log(name).IsClosed, name));
        Assert.Equal("", run.Errors);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Any_number_of_workers_writes_the_same_rows(int workers)
    {
        var capture = SampleTraffic.Capture();
        Assert.Equal(TracedRun.Over(capture).AllRows(mask: true), TracedRun.Over(capture, workers).AllRows(mask: true));
    }

    [Fact]
    public void Two_engines_at_once_write_what_each_writes_alone()
    {
        var first = SampleTraffic.Capture();
        var second = new Traffic()
            .Tcp("10.9.0.1", 4000, "10.9.0.2", 80, 0, ">GET /other HTTP/1.0\r\n\r\n", "<HTTP/1.0 200 OK\r\n\r\nother")
            .ToPcap();
        var alone = (TracedRun.Over(first).AllRows(mask: false), TracedRun.Over(second).AllRows(mask: false));
        List<string> firstRows = [], secondRows = [];
        Parallel.Invoke(
            () => firstRows = TracedRun.Over(first).AllRows(mask: false), () => secondRows = TracedRun.Over(second).AllRows(mask: false));
        Assert.Equal(alone.Item1, firstRows);
        Assert.Equal(alone.Item2, secondRows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void How_a_stream_is_cut_into_segments_does_not_show(int segmentSize)
    {
        string[] counts = ["orig_pkts", "resp_pkts", "orig_ip_bytes", "resp_ip_bytes"];
        Assert.Equal(
            TracedRun.Over(SampleTraffic.Capture()).AllRows(mask: false, counts),
            TracedRun.Over(SampleTraffic.Capture(segmentSize)).AllRows(mask: false, counts));
    }

    [Fact]
    public void A_script_hears_of_every_connection()
    {
        var run = TracedRun.Over(
            SampleTraffic.Capture(), code: "event connection_state_remove(c: connection) { print c$id$resp_p; }");
        Assert.Equal(SampleTraffic.Hosts * 3, run.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
