namespace Vigil.Broker.Tests;

public sealed class JsonTests
{
    [Theory]
    [InlineData("timespan", "2min", "120s")]
    [InlineData("timespan", "3h", "10800s")]
    [InlineData("timespan", "2d", "172800s")]
    [InlineData("timespan", "-7ns", "-7ns")]
    [InlineData("timespan", "1500us", "1500us")]
    [InlineData("timespan", "0ms", "0s")]
    [InlineData("timestamp", "2022-04-10T07:00:00Z", "2022-04-10T07:00:00.000")]
    [InlineData("timestamp", "2022-04-10T07:00:00.123456789+02:00", "2022-04-10T05:00:00.123")]
    [InlineData("timestamp", "1969-12-31T23:59:59.500", "1969-12-31T23:59:59.500")]
    [InlineData("address", "::ffff:1.2.3.4", "1.2.3.4")]
    [InlineData("address", "2001:DB8:0:0:1::1", "2001:db8::1:0:0:1")]
    [InlineData("subnet", "10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("port", "80", "80/tcp")]
    [InlineData("port", "80/sctp", "80/?")]
    [InlineData("string", "a\\u0001\\u000b\\\"", "a\\u0001\\u000b\\\"")]
    public void Text_is_understood_and_brought_into_the_usual_form(string type, string given, string expected)
    {
        Assert.True(BrokerData.TryFromJson($$"""{"@data-type":"{{type}}","data":"{{given}}"}""", out var value));
        Assert.Equal($$"""{"@data-type":"{{type}}","data":"{{expected}}"}""", value.ToJson());
    }

    [Theory]
    [InlineData("""{"@data-type":"count","data":-1}""")]
    [InlineData("""{"@data-type":"count","data":1.5}""")]
    [InlineData("""{"@data-type":"foo","data":1}""")]
    [InlineData("""{"@data-type":"subnet","data":"10.0.0.0/33"}""")]
    [InlineData("""{"@data-type":"address","data":"10.0"}""")]
    [InlineData("""{"@data-type":"timespan","data":"5"}""")]
    [InlineData("""{"@data-type":"timespan","data":"9223372036854775807h"}""")]
    [InlineData("""{"@data-type":"set","data":[{"@data-type":"count","data":1},{"@data-type":"count","data":1}]}""")]
    [InlineData("""{"@data-type":"table","data":[{"key":1}]}""")]
    [InlineData("no json")]
    [InlineData("[]")]
    public void What_is_no_value_is_refused(string json) => Assert.False(BrokerData.TryFromJson(json, out _));

    [Fact]
    public void Whole_numbers_are_reals_where_a_real_is_meant()
    {
        Assert.True(BrokerData.TryFromJson("""{"@data-type":"real","data":1}""", out var value));
        Assert.Equal(1.0, value);
    }

    [Fact]
    public void Octets_that_are_no_text_are_replaced_or_escaped()
    {
        var value = BrokerData.String([0x61, 0xFF, 0x62]);
        Assert.Equal("""{"@data-type":"string","data":"a�b"}""", value.ToJson());
        Assert.Equal("""{"@data-type":"string","data":"a\u00ffb"}""", value.ToJson(JsonOctets.Escape));
    }
}
