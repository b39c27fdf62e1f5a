using Vigil.Protocols.Smtp;
using Vigil.Protocols.Tests.Lines;

namespace Vigil.Protocols.Tests.Smtp;

public sealed class SmtpAnalyzerTests
{
    private static readonly LineBench Bench = new(static c => new SmtpAnalyzer(c), 25);

    private static readonly string[] Mail =
    [
        "S: 220 mx\r\n", "C: EHLO me\r\n", "S: 250-mx\r\n250 CHUNKING\r\n", "C: MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n",
        "S: 250 ok\r\n250 ok\r\n354 go\r\n", "C: Subject: hi\r\n\r\n..dot\r\nend\r\n.\r\nQUIT\r\n", "S: 250 taken\r\n221 bye\r\n",
    ];

    private static readonly string[] Chunks =
    [
        "S: 220 mx\r\n", "C: EHLO me\r\nBDAT 14\r\nSubject: hi\r\n\r", "C: BDAT 9 LAST\r\n\nab\r\n.\r\nc", "C: NOOP\r\n",
    ];

    [Fact]
    public void A_message_is_told_with_what_surrounds_it()
    {
        var log = Bench.Run(Mail);
        Assert.Contains("smtp_reply F 220 > mx F", log);
        Assert.Contains("smtp_reply F 250 EHLO mx T", log);
        Assert.Contains("smtp_request T MAIL FROM:<a@b>", log);
        Assert.Contains("mime_one_header [Subject SUBJECT hi]", log);
        Assert.Contains("smtp_data T .dot", log);
        Assert.Contains("smtp_reply F 250 . taken F", log);
        Assert.Contains("smtp_request T QUIT ", log);
    }

    [Fact]
    public void Lines_may_cross_from_one_chunk_into_the_next()
    {
        var log = Bench.Run(Chunks);
        Assert.Contains("mime_one_header [Subject SUBJECT hi]", log);
        Assert.Contains("mime_all_data 8 ab\r\n.\r\nc", log);
        Assert.Contains("smtp_request T NOOP ", log);
    }

    [Fact]
    public void A_refused_message_is_none()
    {
        var log = Bench.Run("S: 220 mx\r\n", "C: DATA\r\n", "S: 503 no\r\n", "C: RSET\r\n");
        Assert.Contains("mime_end_entity", log);
        Assert.Contains("smtp_request T RSET ", log);
    }

    [Theory]
    [InlineData("-1", "BDAT not followed by a valid chunk-size")]
    [InlineData("5 X", "BDAT chunk-size followed by junk")]
    [InlineData("99999999999999999999", "BDAT chunk-size too large")]
    public void A_bad_chunk_size_is_noted_and_swallows_nothing(string size, string fault)
    {
        var log = Bench.Run("C: BDAT " + size + "\r\nNOOP\r\n");
        Assert.Contains("weird smtp_invalid_bdat_command " + fault, log);
        Assert.Contains("smtp_request T NOOP ", log);
    }

    [Fact]
    public void Granted_STARTTLS_ends_the_commands()
    {
        var log = Bench.Run("S: 220 mx\r\n", "C: STARTTLS\r\n", "S: 220 go\r\n", "C: NOOP\r\n");
        Assert.Contains("smtp_starttls", log);
        Assert.DoesNotContain("smtp_request T NOOP ", log);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Segmentation_changes_nothing(int size)
    {
        Assert.Equal(Bench.Run(Mail), Bench.Run(size, Mail));
        Assert.Equal(Bench.Run(Chunks), Bench.Run(size, Chunks));
    }

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(25, [.. Mail, .. Chunks]);
}
