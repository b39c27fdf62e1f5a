using Vigil.Core.Net;

namespace Vigil.Core.Tests.Addresses;

public sealed class AddrTests
{
    [Theory]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("2001:DB8:0:0:0:0:0:1", "2001:db8::1")]
    [InlineData("2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1")]
    [InlineData("2001:0:0:1:0:0:0:0", "2001:0:0:1::")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1")] // v4-mapped is the v4 address itself
    [InlineData("fe80::1:2", "fe80::1:2")]
    public void Text_is_read_and_written_in_its_shortest_form(string text, string expected)
    {
        Assert.True(Addr.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4 ")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("12345::")]
    [InlineData("::1.2.3")]
    public void What_is_no_address_is_refused(string text) => Assert.False(Addr.TryParse(text, out _));

    [Fact]
    public void Every_address_is_read_back_from_its_own_text()
    {
        var random = new Random(3);
        for (var i = 0; i < 5000; i++)
        {
            var octets = new byte[random.Next(2) == 0 ? 4 : 16];
            random.NextBytes(octets);
            for (var zeros = random.Next(12); zeros > 0; zeros--)
                octets[random.Next(octets.Length)] = 0;
            var address = Addr.FromBytes(octets);
            Assert.True(Addr.TryParse(address.ToString(), out var again));
            Assert.Equal(address, again);
        }
    }

    [Theory]
    [InlineData("10.1.2.3/8", "10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.1.2.3/8", "10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("2001:db8::/32", "2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db8::/32", "2001:db9::1", false)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "1.2.3.4", true)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "::1", false)]
    [InlineData("1.2.3.4/32", "1.2.3.4/32", "1.2.3.5", false)]
    public void A_subnet_masks_its_prefix_and_knows_its_own(string text, string expected, string address, bool contained)
    {
        Assert.True(Subnet.TryParse(text, out var subnet));
        Assert.True(Addr.TryParse(address, out var inside));
        Assert.Equal(expected, subnet.ToString());
        Assert.Equal(contained, subnet.Contains(inside));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("::/129")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    public void What_is_no_subnet_is_refused(string text) => Assert.False(Subnet.TryParse(text, out _));
}
