using Vigil.Protocols.Tests.Lines;
using Vigil.Protocols.Xmpp;

namespace Vigil.Protocols.Tests.Xmpp;

public sealed class XmppAnalyzerTests
{
    private static readonly LineBench Bench = new(static c => new XmppAnalyzer(c), 5222);

    private static readonly string[] Session =
    [
        "C: <?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams' to='a>b'>", "S: <stream:stream xmlns:stream=\"http://etherx.jabber.org/streams\"><stream:features/>",
        "C: <starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "S: <proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "C: <x>",
    ];

    [Fact]
    public void A_stream_is_followed_up_to_TLS()
    {
        var log = Bench.Run(Session);
        Assert.Equal(["confirmed", "xmpp_starttls"], log);
        for (var size = 1; size < 9; size++)
            Assert.Equal(log, Bench.Run(size, Session));
    }

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(5222, Session);
}
