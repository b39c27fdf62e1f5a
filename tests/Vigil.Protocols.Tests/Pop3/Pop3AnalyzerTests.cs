using Vigil.Protocols.Pop3;
using Vigil.Protocols.Tests.Lines;

namespace Vigil.Protocols.Tests.Pop3;

public sealed class Pop3AnalyzerTests
{
    private static readonly LineBench Bench = new(static c => new Pop3Analyzer(c), 110);

    private static readonly string[] Session =
    [
        "S: +OK hi\r\n", "C: USER me\r\nPASS pw\r\n", "S: +OK\r\n", "S: +OK in\r\n", "C: RETR 1\r\nAUTH PLAIN\r\n",
        "S: +OK\r\nSubject: a\r\n\r\nbody\r\n.\r\n+ \r\n", "C: AHUAcA==\r\n", "S: -ERR no\r\n",
    ];

    [Fact]
    public void Commands_sent_ahead_are_matched_with_their_replies()
    {
        var log = Bench.Run(Session);
        Assert.Contains("pop3_login_success T me pw", log);
        Assert.Contains("mime_one_header [Subject SUBJECT a]", log);
        Assert.Contains("pop3_login_failure T u p", log);
        for (var size = 1; size < 9; size++)
            Assert.Equal(log, Bench.Run(size, Session));
    }

    [Fact]
    public void Waiting_commands_are_bounded()
    {
        var log = Bench.Run("S: +OK\r\n", "C: " + string.Concat(Enumerable.Repeat("NOOP\r\n", 50)));
        Assert.Contains("weird pop3_client_too_many_pending_commands", log);
    }

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(110, Session);
}
