using Vigil.Analysis.Tests.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Tests.Tree;

public sealed class AnalyzerExpectationsTests
{
    private static readonly AnalyzerDescriptor _ftp = new("FTP_DATA", static _ => throw new InvalidOperationException());

    [Fact]
    public void What_has_not_come_in_time_is_forgotten_with_the_next()
    {
        var engine = new FakeSymbols().Context;
        engine.Now = new NetworkTime(1000);
        var expectations = new AnalyzerExpectations(engine);
        for (var i = 0; i < 100; i++)
            expectations.Add(Addr.V4(0x0A000001), Addr.V4(0x0A000002), new Port((ushort)(2000 + i), TransportProtocol.Tcp), _ftp, 300);
        Assert.Equal(100, expectations.Count);

        engine.Now = new NetworkTime(1200);
        expectations.Add(Addr.V4(0x0A000001), Addr.V4(0x0A000002), new Port(2000, TransportProtocol.Tcp), _ftp, 300); // prolonged
        Assert.Equal(100, expectations.Count);

        engine.Now = new NetworkTime(1301);
        expectations.Add(Addr.V4(0x0A000001), Addr.V4(0x0A000003), new Port(80, TransportProtocol.Tcp), _ftp, 300);
        Assert.Equal(101, expectations.Count); // the prolonged one is the oldest, and holds up the others

        engine.Now = new NetworkTime(1501);
        expectations.Add(Addr.V4(0x0A000001), Addr.V4(0x0A000003), new Port(81, TransportProtocol.Tcp), _ftp, 300);
        Assert.Equal(2, expectations.Count);
    }
}
