using System.Text;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Protocols found by content inside of others, and analyzers that scripts take away.</summary>
public sealed class CarriedProtocolTests
{
    [Fact]
    public void Behind_a_proxy_the_protocol_is_found_by_content()
    {
        var run = TracedRun.Over(new Traffic()
            .Tcp("10.0.0.1", 4001, "10.0.0.2", 8080, 0,
                [">CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n", "<HTTP/1.1 200 OK\r\n\r\n", .. TlsConversation.Tls12])
            .ToPcap());
        Assert.Equal(["a.example T"], run.Log("ssl").Columns("server_name", "established"));
        Assert.Equal(["http,ssl"], run.Log("conn").Columns("service"));
        Assert.Equal(["CONNECT 200"], run.Log("http").Columns("method", "status_code"));
    }

    [Fact]
    public void What_websocket_messages_carry_is_found_by_content()
    {
        var run = TracedRun.Over(new Traffic()
            .Tcp("10.0.0.1", 4001, "10.0.0.2", 80, 0,
                ">GET /x HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                "<HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
                "<" + Message("SSH-2.0-door_1\r\n"), ">" + Message("SSH-2.0-key_2\r\n"))
            .ToPcap());
        Assert.Equal(["SSH-2.0-key_2 SSH-2.0-door_1"], run.Log("ssh").Columns("client", "server"));
    }

    [Fact]
    public void An_analyzer_may_be_removed_while_it_is_at_work()
    {
        // The handle is asked for in the middle of the first body; the segment goes on to its end, nothing behind it is looked at.
        var run = TracedRun.Over(
            new Traffic()
                .Tcp("10.0.0.1", 4001, "10.0.0.2", 80, 0,
                    ">GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
                    "<HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirstHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond",
                    ">GET /3 HTTP/1.1\r\nHost: a\r\n\r\n",
                    "<HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthird")
                .ToPcap(),
            code:
            """
            event get_file_handle(tag: Analyzer::Tag, c: connection, is_orig: bool) &priority=10
                { if ( ! is_orig ) disable_analyzer(c$id, lookup_connection_analyzer_id(c$id, Analyzer::ANALYZER_HTTP), F, T); }
            event http_reply(c: connection, version: string, code: count, reason: string) { print "reply"; }
            """);
        Assert.Equal("reply\nreply\n", run.Printed);
        Assert.Equal("", run.Errors);
    }

    // A whole message in one binary frame, not masked.
    private static string Message(string content) => Encoding.Latin1.GetString([0x82, (byte)content.Length]) + content;
}
