using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

public sealed class DnsSessionTests
{
    // A session is looked at every ten seconds from its first packet; nine of silence end it then.
    [Theory]
    [InlineData(9.5, 1)] // by the look at 10 it has spoken half a second ago
    [InlineData(10.5, 2)] // this packet brings the look, and finds that nothing came since the first
    public void Silence_ends_a_session_when_it_is_looked_at(double second, int connections)
    {
        var run = TracedRun.Over(
            new Traffic()
                .Udp("10.0.0.1", 5300, "10.0.0.53", 53, 0, DnsBuilder.Query(1, "a.example", 1))
                .Udp("10.0.0.1", 5300, "10.0.0.53", 53, second, DnsBuilder.Query(2, "b.example", 1))
                .ToPcap(),
            code: "global done = 0; event udp_session_done(u: connection) { ++done; } event zeek_done() { print done; }");
        Assert.Equal(connections, run.Log("conn").Rows.Count);
        Assert.Equal($"{connections}\n", run.Printed);
    }
}
