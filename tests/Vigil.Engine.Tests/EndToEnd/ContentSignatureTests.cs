using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

public sealed class ContentSignatureTests
{
    private const string Events = """
        event signature_match(state: signature_state, msg: string, data: string)
            { print fmt("%s %s %s", state$sig_id, state$is_orig, msg); }
        """;

    [Fact]
    public void Signatures_see_what_http_carries_also_long_after_the_beginning()
    {
        // The second exchange is far behind the octets in which protocols are looked for.
        var filler = new string('x', 5000);
        var capture = new Traffic()
            .Tcp(
                "10.9.0.1", 4000, "10.9.0.2", 80, 0,
                ">POST /first HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n" + filler,
                "<HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                ">POST /%6cate?x HTTP/1.1\r\nX-Mark:   tail\r\nContent-Length: 9\r\n\r\nmy secret",
                "<HTTP/1.1 404 Gone\r\nX-Reply: yes\r\nContent-Length: 11\r\n\r\nthe answer.")
            .ToPcap();
        var run = Run(capture, """
            signature uri { ip-proto == tcp http-request /\/late/ event "uri" }
            signature request-header { http-request-header /X-Mark: tail$/ event "request header" }
            signature request-body { http-request-body /.*secret/ event "request body" }
            signature reply-header { http-reply-header /[xX]-[rR]eply: y/ event "reply header" }
            signature reply-body { http-reply-body /the answer.$/ event "reply body" }
            signature both { http-request /\/late/ requires-signature uri requires-reverse-signature reply-body event "both" }
            signature never { http-request /\/later/ event "never" }
            """);
        Assert.Equal(
            [
                "both T both", "reply-body F reply body", "reply-header F reply header", "request-body T request body",
                "request-header T request header", "uri T uri",
            ],
            run.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Signatures_see_the_command_lines_of_ftp()
    {
        var capture = new Traffic()
            .Tcp("10.9.0.1", 4000, "10.9.0.2", 21, 0, "<220 hello\r\n", ">USER root\r\n", "<331 so?\r\n")
            .ToPcap();
        Assert.Equal("root T as root\n", Run(capture, """signature root { ftp /USER root$/ event "as root" }""").Printed);
    }

    private static TracedRun Run(byte[] capture, string signatures)
    {
        var file = Path.Combine(Path.GetTempPath(), $"vigil-{Guid.NewGuid():N}.sig");
        File.WriteAllText(file, signatures);
        try
        {
            return TracedRun.Over(capture, code: $"redef signature_files += \" {file}\";\n" + Events);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
