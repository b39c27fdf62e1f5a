using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>The scripts of single protocols that users load by choice.</summary>
public sealed class PolicyScriptTests
{
    [Fact]
    public void All_of_them_together_run_without_a_complaint()
    {
        var share = Path.Combine(AppContext.BaseDirectory, "scripts", "policy", "protocols");
        var scripts = Directory.GetFiles(share, "*.zeek", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(static file => !file.EndsWith("detect-suspicious-orig.zeek", StringComparison.Ordinal)) // complains without a database of locations
            .Select(file => "@load policy/protocols/" + Path.GetRelativePath(share, file)[..^".zeek".Length]).ToList();
        Assert.True(scripts.Count > 40);
        var run = TracedRun.Over(Office().ToPcap(), code: string.Join('\n', scripts));
        Assert.True(run.Errors.Length == 0, run.Errors);
        Assert.Contains("OpenDoor 1", run.Log("software").Columns("name", "version.major"));
        Assert.Contains("a.example", run.Log("known_certs").Columns("subject").Select(static subject => subject.Replace("CN=", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Guessing_of_ftp_passwords_is_noticed_once()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 25; i++)
        {
            traffic.Tcp("10.0.0.1", 4000 + i, $"10.0.0.{2 + (i % 3)}", 21, i,
                "<220 here\r\n", ">USER u\r\n", "<331 and?\r\n", $">PASS p{i}\r\n", "<530 no\r\n");
        }

        var run = TracedRun.Over(traffic.ToPcap(), code: "@load policy/protocols/ftp/detect-bruteforcing");
        Assert.Equal(["FTP::Bruteforcing 10.0.0.1"], run.Log("notice").Columns("note", "src"));
    }

    private static Traffic Office() => new Traffic()
        .Udp("10.0.0.1", 5300, "10.0.0.53", 53, 0, DnsBuilder.Query(1, "a.example", 1))
        .Tcp("10.0.0.1", 4001, "10.0.0.2", 443, 0, TlsConversation.Tls12)
        .Tcp("10.0.0.1", 4002, "10.0.0.2", 443, 1, TlsConversation.Tls13)
        .Tcp("10.0.0.1", 4003, "10.0.0.2", 22, 2, "<SSH-2.0-OpenDoor_1.2\r\n", ">SSH-2.0-OpenKey_2.1\r\n")
        .Tcp("10.0.0.1", 4004, "10.0.0.2", 80, 3,
            ">GET /a?x=1%27%20OR%201=1 HTTP/1.1\r\nHost: a.example\r\nUser-Agent: Probe/1.0\r\nCookie: k=v; l=w\r\n\r\n",
            "<HTTP/1.1 200 OK\r\nServer: Shelf/2.0\r\nContent-Length: 2\r\n\r\nok")
        .Tcp("10.0.0.1", 4005, "10.0.0.2", 25, 4,
            "<220 mx.example ESMTP\r\n", ">EHLO a.example\r\n", "<250 mx.example\r\n", ">MAIL FROM:<a@a.example>\r\n", "<250 ok\r\n",
            ">RCPT TO:<b@b.example>\r\n", "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n",
            ">From: a@a.example\r\nUser-Agent: Quill/3.1\r\nX-Originating-IP: 10.9.9.9\r\n\r\nhello\r\n.\r\n", "<250 taken\r\n", ">QUIT\r\n", "<221 bye\r\n")
        .Tcp("10.0.0.1", 4006, "10.0.0.2", 21, 5,
            "<220 FTP 1.0\r\n", ">USER u\r\n", "<331 and?\r\n", ">PASS p\r\n", "<230 in\r\n", ">SITE EXEC ls\r\n", "<200 done\r\n", ">QUIT\r\n", "<221 bye\r\n");
}
