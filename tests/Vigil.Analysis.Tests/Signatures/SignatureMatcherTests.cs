using System.Text;
using Vigil.Analysis.Signatures;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Tests.Signatures;

public class SignatureMatcherTests
{
    private readonly FakeSymbols _symbols = new();
    private readonly FakeSubject _subject = new();
    private SignatureMatcher? _matcher;
    private SignatureState? _state;

    [Fact]
    public void A_pattern_that_spans_segments_raises_the_event_with_the_piece_that_completed_it()
    {
        Load("""
            signature search { ip-proto == tcp payload /.*needle/ event "found" }
            signature start { ip-proto == tcp payload /^abc/ event "abc" }
            """);
        Feed("xx nee", isOrig: true);
        Assert.Empty(_symbols.Drain());
        Feed("dle yy", isOrig: true);
        Assert.Equal(["signature_match search 'found' 'dle yy' 3"], _symbols.Drain());
        Feed("abc needle", isOrig: false);
        Assert.Equal(["signature_match start 'abc' 'abc needle' 3"], _symbols.Drain()); // search has fired already
    }

    [Fact]
    public void Header_tests_choose_the_signatures()
    {
        _symbols.Values["web"] = Value.Port(new(80, TransportProtocol.Tcp));
        Load("""
            signature a { dst-port == 1-100,8080 event "port range" }
            signature b { dst-port == web src-ip == 10.0.0.0/8 event "named" }
            signature c { dst-port != 80 event "other" }
            signature d { src-port > 1024 header tcp[2:2] & 0xff00 == 0 event "header" }
            signature e { ip-proto == udp event "udp" }
            signature f { dst-ip == [2001:db8::]/32 event "v6" }
            signature g { header ip[9] == 6 header ip[12:4] == 10.0.0.0/24 event "ip" }
            signature h { header ip6[0] >= 0 event "ip6" }
            """);
        Feed("", isOrig: true);
        Assert.Equal(["a", "b", "d", "g"], Names(_symbols.Drain()));
    }

    [Fact]
    public void Signatures_wait_for_those_they_require()
    {
        Load("""
            signature server { ip-proto == tcp payload /^HTTP/ requires-reverse-signature client tcp-state responder enable "HTTP" }
            signature client { ip-proto == tcp payload /^GET/ tcp-state originator }
            signature never { ip-proto == tcp payload /^GET/ requires-signature ! client event "never" }
            signature quiet { ip-proto == tcp payload /^HTTP/ requires-signature ! client event "quiet" }
            """);
        Feed("HTTP/1.1", isOrig: false);
        Assert.Empty(_subject.Done);
        Feed("GET /", isOrig: true);
        Assert.Equal(["+/HTTP"], _subject.Done);
        Assert.Empty(_symbols.Drain());
        _matcher!.Finish(_state!);
        Assert.Equal(["quiet"], Names(_symbols.Drain()));
    }

    [Fact]
    public void Conditions_of_the_connection_are_asked_when_the_content_has_matched()
    {
        _symbols.Functions["yes"] = new Answer(true);
        _symbols.Functions["no"] = new Answer(false);
        _symbols.Values["on"] = Value.Bool(true);
        Load("""
            signature a { payload /x/ payload-size == 3 event mine }
            signature b { payload /x/ payload-size > 3 event mine }
            signature c { payload /x/ tcp-state established event mine }
            signature d { payload /x/ same-ip event mine }
            signature e { payload /x/ eval yes eval on event mine "text" }
            signature f { payload /x/ eval no event mine }
            signature g { payload /x/ udp-state originator event mine }
            signature h { payload /x/ ip-options rr event mine }
            signature i { payload /x/ active false event mine }
            signature j { payload /x/ tcp-state originator disable "SSH" }
            signature k { payload[:4] /..../ event mine }
            signature l { payload[:2] /.../ event mine }
            signature m { payload /xyz$/ event mine }
            """);
        Feed("xyz", isOrig: true);
        Assert.Equal(["mine a 'xyz' 1", "mine e 'text' 'xyz' 1"], _symbols.Drain());
        Assert.Equal(["-SSH"], _subject.Done);
        _matcher!.Finish(_state!);
        Assert.Equal(["mine m '' 0"], _symbols.Drain());
    }

    [Fact]
    public void Datagrams_are_matched_one_by_one()
    {
        var subject = new FakeSubject(TransportProtocol.Udp);
        Load("signature a { ip-proto == udp payload /abc/ payload /.*d$/ event \"a\" }", subject);
        Feed("ab", isOrig: true, isDatagram: true);
        Feed("cd", isOrig: true, isDatagram: true); // the second pattern
        Assert.Empty(_symbols.Drain());
        Feed("abc", isOrig: true, isDatagram: true); // the first
        Assert.Equal(["a"], Names(_symbols.Drain()));
    }

    [Fact]
    public void Payload_is_matched_up_to_the_buffer_size_and_then_no_more()
    {
        Load("signature a { ip-proto == tcp payload /.*x/ event \"a\" }");
        Feed(new string('-', 1024), isOrig: true);
        Feed("-", isOrig: true); // goes past the limit, but as a whole
        Feed("x", isOrig: true);
        Assert.Empty(_symbols.Drain());
    }

    [Fact]
    public void Items_of_analyzers_have_patterns_of_their_own()
    {
        Load("signature a { http-request-header /Host: evil/i payload /GET/ event \"a\" } signature b { http /\\/cgi/ event \"b\" }");
        Feed("GET /cgi", isOrig: true);
        _matcher!.Match(_state!, ContentKind.HttpRequest, "/cgi"u8, isOrig: true, begins: true, ends: true);
        _matcher!.Match(_state!, ContentKind.HttpRequestHeader, "Accept: x"u8, isOrig: true, begins: true, ends: true);
        _matcher!.Match(_state!, ContentKind.HttpRequestHeader, "HOST: EVIL"u8, isOrig: true, begins: true, ends: true);
        Assert.Equal(["b", "a"], Names(_symbols.Drain()));
    }

    [Theory]
    [InlineData("signature a { nonsense 1 }", "t.sig:1", "syntax error")]
    [InlineData("signature a { }\nsignature a { }", "t.sig:2", "rule defined twice")]
    [InlineData("signature a {\n dst-port == nope }", "t.sig:2", "unknown script-level identifier (nope)")]
    [InlineData("signature a { event nope }", "t.sig:1", "unknown identifier (nope)")]
    [InlineData("signature a { event number }", "t.sig:1", "identifier is not an event (number)")]
    [InlineData("signature a { payload number }", "t.sig:1", "Identifier must refer to string")]
    [InlineData("signature a { requires-signature b }", "t.sig:1", "unknown rule referenced")]
    [InlineData("signature a { udp-state established }", "t.sig:1", "'established' is not a valid 'udp-state'")]
    [InlineData("signature a { payload /(/ }", "t.sig:1", "error compiling pattern /(/")]
    [InlineData("signature a { eval nope }", "t.sig:1", "unknown identifier (nope)")]
    public void Mistakes_are_reported_with_file_and_line(string text, string where, string message)
    {
        _symbols.Values["number"] = Value.Count(1);
        var errors = new List<SignatureError>();
        SignatureSet.Load([("t.sig", Encoding.UTF8.GetBytes(text))], _symbols, new(), errors);
        Assert.Equal($"Error in signature ({where}): {message}", Assert.Single(errors).ToString());
    }

    [Fact]
    public void Any_octets_are_a_file_with_errors_at_worst()
    {
        const string good = "signature a-b { ip-proto == tcp,17 src-ip != 10.0.0.0/8,[::1] header tcp[1:2]&0xff>=3-4 payload [:4] /a\"b\"/i file-mime \"x\", -3 } # c\n.meta x\n";
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var text = Encoding.ASCII.GetBytes(good);
            for (var i = random.Next(4); i >= 0; i--)
                text[random.Next(text.Length)] = (byte)good[random.Next(good.Length)];
            SignatureSet.Load([("t.sig", text[..random.Next(text.Length + 1)])], _symbols, new(), []);
        }
    }

    private static IEnumerable<string> Names(List<string> raised) => raised.Select(r => r.Split(' ')[1]);

    private void Load(string text, FakeSubject? subject = null)
    {
        var errors = new List<SignatureError>();
        var set = SignatureSet.Load([("t.sig", Encoding.UTF8.GetBytes(text))], _symbols, new(), errors);
        Assert.Empty(errors);
        _matcher = new(set, _symbols, _symbols.Context, new());
        _state = SignatureMatcher.Begin(subject ?? _subject);
    }

    private void Feed(string data, bool isOrig, bool isDatagram = false)
    {
        var protocol = (byte)(isDatagram ? 17 : 6);
        byte[] header = [0x45, 0, 0, 40, 0, 0, 0, 0, 64, protocol, 0, 0, 10, 0, 0, (byte)(isOrig ? 1 : 2), 10, 0, 0, (byte)(isOrig ? 2 : 1)];
        byte[] transport = isOrig ? [0xC3, 0x50, 0, 80] : [0, 80, 0xC3, 0x50];
        var isFirst = _state!.Of(isOrig).Plan is null;
        _matcher!.FirstPacket(_state, new()
        {
            IpHeader = header,
            Transport = transport,
            IsV6 = false,
            Protocol = protocol,
            Source = Addr.V4(isOrig ? 0x0A000001u : 0x0A000002u),
            Destination = Addr.V4(isOrig ? 0x0A000002u : 0x0A000001u),
        }, isOrig);
        _matcher.Match(_state, ContentKind.Payload, Encoding.Latin1.GetBytes(data), isOrig, begins: isFirst || isDatagram, ends: isDatagram);
    }

    private sealed class Answer(bool answer) : FuncVal("answer", new(FunctionFlavor.Function, [], BaseType.Bool))
    {
        public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments) => Value.Bool(answer);
    }
}
