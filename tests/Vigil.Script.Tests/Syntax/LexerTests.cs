namespace Vigil.Script.Tests.Syntax;

public class LexerTests
{
    [Theory]
    [InlineData("0x1f", "31")]
    [InlineData("007", "7")]
    [InlineData("99999999999999999999", "18446744073709551615")]
    [InlineData("1.5", "1.5d")]
    [InlineData("5.", "5d")]
    [InlineData(".5", "0.5d")]
    [InlineData("3E-1", "0.3d")]
    [InlineData("1.e2", "100d")]
    [InlineData("5 min", "300secs")]
    [InlineData("1.5hrs", "5400secs")]
    [InlineData("250msecs", "0.25secs")]
    [InlineData("80/tcp", "80/tcp")]
    [InlineData("8/icmp", "8/icmp")]
    [InlineData("10.1.02.3", "10.1.2.3")]
    [InlineData("1.2.3.4 / 16", "1.2.0.0/16")]
    [InlineData("[::1]", "::1")]
    [InlineData("[2001:db8::]/32", "2001:db8::/32")]
    [InlineData("[::ffff:1.2.3.4]", "1.2.3.4")]
    [InlineData("[::ffff:1.2.3.0]/120", "1.2.3.0/24")]
    [InlineData("[1:2:3:4:5:6:7:8]", "1:2:3:4:5:6:7:8")]
    [InlineData("\"a\\x41\\102\\\"\\\\\\g\"", "aAB\"\\g")]
    [InlineData("T", "T")]
    [InlineData("/a\\/b/i", "/(?i:^?(a\\/b)$?)/")]
    [InlineData("/x/is", "/(?s:(?i:^?(x)$?))/")]
    public void A_literal_has_its_value(string literal, string expected) => Assert.Equal(expected, ProgramRecorder.Show(literal));

    [Theory]
    [InlineData("256.1.1.1", "Bad IP address: 256.1.1.1")]
    [InlineData("[1::2::3]", "Bad IP address: 1::2::3")]
    [InlineData("1.2.3.4/33", "Bad IPAddr(v4) IPPrefix length : 33")]
    [InlineData("[::1]/129", "Bad IPAddr(v6) IPPrefix length : 129")]
    [InlineData("70000/tcp", "bad port number - 70000/tcp")]
    [InlineData("256/icmp", "bad port number - 256/icmp")]
    [InlineData("\"\\xg\"", "bad hexadecimal escape: \\xg")]
    [InlineData("/a/ii", "pattern has duplicate mode i")]
    [InlineData("5 \x01", "unrecognized character: '\\x01'")]
    public void A_wrong_literal_is_reported_and_reading_goes_on(string literal, string message)
    {
        var program = ProgramRecorder.Parse($"global x = {literal};\nglobal y = 1;");
        Assert.Equal([$"error in ./t.zeek, line 1: {message}"], program.Messages);
        Assert.Equal(2, program.Declarations.Count);
    }

    [Fact]
    public void A_host_name_is_no_literal() => Assert.Equal(
        "error in ./t.zeek, line 1: DNS lookup of host literal 'www.example.com' is not supported. "
        + "Replace with blocking_lookup_hostname().",
        ProgramRecorder.Parse("global x = www.example.com;").Messages[0]);

    [Fact]
    public void A_string_without_end_is_an_unrecognized_quote() => Assert.Equal(
        "error in ./t.zeek, line 1: unrecognized character: '\"'", ProgramRecorder.Parse("global x = \"abc;\n").Messages[0]);

    [Fact]
    public void A_pattern_without_end_stops_the_program() => Assert.Equal(
        ["error in ./t.zeek, line 1: pattern not terminated before end of line"],
        ProgramRecorder.Parse("global x = /abc;\nglobal y = 1;").Messages);

    [Fact]
    public void A_NUL_in_a_string_is_fatal() => Assert.StartsWith(
        "fatal error in ./t.zeek, line 1: strings cannot contain NUL bytes",
        ProgramRecorder.Parse("global x = \"a\0b\";").Messages[0], StringComparison.Ordinal);

    [Fact]
    public void Not_in_is_one_token_only_before_the_end_of_a_word()
    {
        Assert.Equal("!a in b", ProgramRecorder.Show("a ! in b"));
        Assert.Equal("!in_foo", ProgramRecorder.Show("!in_foo"));
    }

    [Fact]
    public void A_slash_divides_behind_an_operand_and_begins_a_pattern_elsewhere() =>
        Assert.Equal("a / b / c + /^?(d)$?/", ProgramRecorder.Show("a /b/ c + /d/"));

    [Fact]
    public void Crlf_and_a_byte_order_mark_are_no_matter() =>
        Assert.Empty(ProgramRecorder.Parse("\uFEFFglobal x = 1; # c\r\nglobal y = \"a\";\r\n").Messages);
}
