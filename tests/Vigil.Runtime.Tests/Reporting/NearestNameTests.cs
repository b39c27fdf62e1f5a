using Vigil.Runtime.Reporting;

namespace Vigil.Runtime.Tests.Reporting;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("conter", "counter")]
    [InlineData("cuonter", "counter")]
    [InlineData("COUNTER", "counter")]
    [InlineData("to_lowr", "to_lower")]
    [InlineData("LOG", "Conn::LOG")]
    [InlineData("totally_else", null)]
    [InlineData("x", null)]
    public void A_slip_is_forgiven_and_no_more(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(name, ["counter", "counted", "to_lower", "Conn::LOG"]));

    [Fact]
    public void Names_of_any_length_are_taken()
    {
        Assert.Null(NearestName.Find(new string('a', 5000), ["b"]));
        Assert.Null(NearestName.Find(new string('a', 200), [new string('b', 5000), new string('b', 255), ""]));
    }
}
