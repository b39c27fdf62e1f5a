using System.Text.Json;
using Vigil.Core.Net;
using Vigil.Core.Text;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Tests.Writers;

/// <summary>Language.md 5.5, column "JSON".</summary>
public sealed class JsonFormatTests
{
    private static string Text(Value value) => Rows.Line(new JsonFormat(new()), value)[5..^1]; // {"a": ... }

    private static string Text(string text) => Text(Value.String(System.Text.Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Scalars_are_numbers_where_json_has_them()
    {
        Assert.Equal("true", Text(Value.Bool(true)));
        Assert.Equal("18446744073709551615", Text(Value.Count(ulong.MaxValue)));
        Assert.Equal("-1", Text(Value.Int(-1)));
        Assert.Equal("443", Text(Value.Port(new Port(443, TransportProtocol.Tcp))));
        Assert.Equal("\"Paint::RED\"", Text(Value.Enum(Rows.Colours, 0)));
        Assert.Equal("\"10.0.0.1\"", Text(Value.Addr(Addr.V4(0x0A00_0001))));
    }

    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Doubles_are_as_short_as_they_can_be(double number, string expected) => Assert.Equal(expected, Text(Value.Double(number)));

    [Theory]
    [InlineData("TS_EPOCH", "1234567890.5")]
    [InlineData("TS_MILLIS", "1234567890500")]
    [InlineData("TS_MILLIS_UNSIGNED", "1234567890500")]
    [InlineData("TS_ISO8601", "\"2009-02-13T23:31:30.500000Z\"")]
    public void Times_follow_the_option(string timestamps, string expected) =>
        Assert.Equal($"{{\"a\":{expected}}}", Rows.Line(new JsonFormat(new() { JsonTimestamps = timestamps }), Value.Time(1234567890.5)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\u0001", "\\\\x01")]
    [InlineData("\u00C3\u00A9", "\u00C3\u00A9")]
    [InlineData("\u00E9", "\\\\xe9")]
    [InlineData("\u00C3\u00A9\u0001", "\\\\xc3\\\\xa9\\\\x01")]
    [InlineData("a/b", "a/b")]
    public void Strings_are_escaped(string text, string expected) => Assert.Equal($"\"{expected}\"", Text(text));

    [Fact]
    public void Unset_fields_are_left_out_or_null()
    {
        Assert.Equal("{\"b\":1}", Rows.Line(new JsonFormat(new()), default, Value.Count(1)));
        Assert.Equal("{\"a\":null,\"b\":1}", Rows.Line(new JsonFormat(new() { JsonIncludesUnset = true }), default, Value.Count(1)));
        Assert.Equal("{}", Rows.Line(new JsonFormat(new()), default(Value)));
    }

    [Fact]
    public void Containers_are_arrays_with_null_for_holes()
    {
        Assert.Equal("[]", Text(Rows.List()));
        Assert.Equal("[\"a\",null]", Text(Rows.List(Value.String("a"), default)));
    }

    [Fact]
    public void Any_octets_make_one_line_of_valid_json()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var octets = new byte[random.Next(30)];
            random.NextBytes(octets);
            var output = new ByteBuilder(8);
            new JsonFormat(new()).Append(output, Rows.TargetFor(1), [Value.String(octets)]);
            using var document = JsonDocument.Parse(output.Span.ToArray());
            Assert.Equal(1, output.Span.Count((byte)'\n'));
        }
    }
}
