using System.Text;
using Vigil.Protocols.Ftp;
using Vigil.Protocols.Tests.Lines;

namespace Vigil.Protocols.Tests.Ftp;

public sealed class FtpTests
{
    private static readonly LineBench Bench = new(static c => new FtpAnalyzer(c), 21);

    private static readonly string[] Session =
    [
        "S: 220-one\r\n two\r\n220 three\r\n", "C: user x\r\n", "S: 331 who\r\n", "C: \u00ff\u00f4\u00ff\u00f2ABOR\r\n", "S: 226 ok\r\n", "C: AUTH TLS\r\n", "S: 234 go\r\n",
    ];

    [Fact]
    public void Requests_and_replies_are_told()
    {
        var log = Bench.Run(Session);
        Assert.Equal(
            [
                "ftp_reply 220 one T", "ftp_reply 220  two T", "ftp_reply 220 three F", "ftp_request USER x", "confirmed", "ftp_reply 331 who F",
                "ftp_request ABOR ", "ftp_reply 226 ok F", "ftp_request AUTH TLS", "ftp_reply 234 go F", "ftp_starttls",
            ], log);
        for (var size = 1; size < 9; size++)
            Assert.Equal(log, Bench.Run(size, Session));
    }

    [Theory]
    [InlineData("Entering Passive Mode (1,2,3,4,255,1).", "1.2.3.4", 65281)]
    [InlineData("=1,2,3,4,0,21", "1.2.3.4", 21)]
    [InlineData("(1,2,3,256,0,21)", null, 0)]
    [InlineData("(1,2,3)", null, 0)]
    [InlineData("", null, 0)]
    public void PASV_replies_name_an_address(string text, string? host, int port)
    {
        var address = FtpAddress.ParsePassive(Encoding.ASCII.GetBytes(text));
        Assert.Equal(host, address?.Host.ToString());
        Assert.Equal(port, address?.Port ?? 0);
    }

    [Theory]
    [InlineData("|2|::1|5282|", "::1", 5282)]
    [InlineData("!1!1.2.3.4!21!", "1.2.3.4", 21)]
    [InlineData("|||6446|", "::", 6446)]
    [InlineData("|3|::1|5282|", null, 0)]
    [InlineData("|||65536|", null, 0)]
    [InlineData("||", null, 0)]
    public void EPRT_names_an_address(string text, string? host, int port)
    {
        var address = FtpAddress.ParseExtended(Encoding.ASCII.GetBytes(text));
        Assert.Equal(host, address?.Host.ToString());
        Assert.Equal(port, address?.Port ?? 0);
    }

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(21, Session);
}
