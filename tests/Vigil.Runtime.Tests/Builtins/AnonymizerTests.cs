using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Runtime.Builtins.Addresses;

namespace Vigil.Runtime.Tests.Builtins;

public class AnonymizerTests
{
    private readonly BuiltinHost _host = new();

    [Fact]
    public void Addresses_share_as_many_bits_as_before_and_no_more()
    {
        var anonymizer = Anonymizer.Of(_host.Context);
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var left = (uint)random.NextInt64(1L << 32);
            var right = left ^ (uint)(1L << random.Next(32));
            Assert.Equal(
                uint.LeadingZeroCount(left ^ right),
                uint.LeadingZeroCount(anonymizer.Replace(Addr.V4(left)).V4Bits ^ anonymizer.Replace(Addr.V4(right)).V4Bits));
        }
    }

    [Fact]
    public void Prefixes_that_a_script_names_stay()
    {
        _host.Context.AddService(new EventTable(_host.Context));
        Assert.True(Subnet.TryParse("10.1.0.0/16", out var net));
        AnonymizationFunctions.PreserveSubnet(_host.Context, net);
        Assert.True(Addr.TryParse("10.1.2.3", out var address));
        Assert.True(net.Contains(AnonymizationFunctions.Anonymize(_host.Context, address, 0)));
        Assert.True(Addr.TryParse("2001:db8::1", out var other));
        Assert.Equal(other, AnonymizationFunctions.Anonymize(_host.Context, other, 0));
        Assert.Single(_host.Messages);
    }
}
