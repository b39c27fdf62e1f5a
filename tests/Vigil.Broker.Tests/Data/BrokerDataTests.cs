using System.Net;

namespace Vigil.Broker.Tests;

public sealed class BrokerDataTests
{
    [Fact]
    public void Native_values_convert_by_themselves()
    {
        BrokerData[] values =
        [
            true, 42u, -5, 1.5, "text", IPAddress.Parse("1.2.3.4"), IPNetwork.Parse("10.0.0.0/8"), new BrokerPort(80, PortProtocol.Tcp),
            DateTimeOffset.UnixEpoch.AddSeconds(1), TimeSpan.FromSeconds(2), new BrokerEnum("tcp"),
        ];
        BrokerData vector = values;
        Assert.Equal("(T, 42, -5, 1.500000, text, 1.2.3.4, 10.0.0.0/8, 80/tcp, 1000000000ns, 2000000000ns, tcp)", vector.ToString());
        Assert.Equal(11, vector.AsVector().Count);
        Assert.Equal(42u, vector.AsVector()[1].As<uint>());
        Assert.Equal(IPAddress.Parse("1.2.3.4"), vector.AsVector()[5].As<IPAddress>());
    }

    [Fact]
    public void Values_fit_patterns()
    {
        BrokerData message = BrokerData.Vector("my_event", BrokerData.Vector("hello", 42u));
        if (message.AsVector() is [var name, var arguments] && arguments.AsVector() is [{ Value: string text }, { Value: ulong number }])
            Assert.Equal("my_event hello 42", $"{name} {text} {number}");
        else
            Assert.Fail("no match");
    }

    [Fact]
    public void Unlike_types_are_never_equal_and_ordered_by_type()
    {
        BrokerData count = 1u;
        BrokerData integer = 1;
        Assert.NotEqual(count, integer);
        Assert.True(count < integer);
        Assert.True(BrokerData.None < count);
    }

    [Fact]
    public void Order_is_by_content()
    {
        BrokerData[] ascending =
        [
            BrokerData.Integer(-2), BrokerData.Integer(3), BrokerData.Real(double.NegativeInfinity), BrokerData.Real(-1), BrokerData.Real(2),
            "", "a", "ab", "b", IPAddress.Parse("1.2.3.4"), IPAddress.Parse("1.2.3.5"), IPAddress.Parse("2001:db8::1"),
            IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("10.0.0.0/9"), new BrokerPort(80, PortProtocol.Tcp), new BrokerPort(80, PortProtocol.Udp),
            BrokerData.Set(1u), BrokerData.Set(1u, 2u), BrokerData.Set(2u), BrokerData.Table((1u, 1u)), BrokerData.Table((1u, 2u)),
            BrokerData.Vector(), BrokerData.Vector(1u), BrokerData.Vector(1u, 0u), BrokerData.Vector(2u),
        ];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
                Assert.Equal(Math.Sign(i - j), Math.Sign(ascending[i].CompareTo(ascending[j])));
        }
    }

    [Fact]
    public void Sets_and_tables_do_not_depend_on_the_order_of_making()
    {
        Assert.Equal(BrokerData.Set(3u, 1u, 2u, 1u), BrokerData.Set(1u, 2u, 3u));
        Assert.Equal(BrokerData.Set(3u, 1u).GetHashCode(), BrokerData.Set(1u, 3u).GetHashCode());
        Assert.Equal(BrokerData.Table(("b", 2u), ("a", 1u)), BrokerData.From(new Dictionary<string, uint> { ["a"] = 1, ["b"] = 2 }));
        var table = BrokerData.Table(("b", 2u), ("a", 1u)).AsTable();
        Assert.Equal(2u, table["b"]);
        Assert.False(table.ContainsKey("c"));
        Assert.Equal("{a -> 1, ab -> 7, b -> 2}", table.With("ab", 7u).ToString());
        Assert.Equal("{a -> 9, b -> 2}", table.With("a", 9u).ToString());
        Assert.Equal("{b -> 2}", table.Without("a").ToString());
        Assert.Equal("{1, 2, 3}", BrokerData.Set(1u, 3u).AsSet().With(2u).ToString());
        Assert.Equal("{1}", BrokerData.Set(1u, 3u).AsSet().Without(3u).ToString());
        Assert.True(BrokerData.Set(1u, 3u).AsSet().Contains(3u));
    }

    [Fact]
    public void Anything_that_has_a_counterpart_converts()
    {
        Assert.Equal("(1, {x, y}, (a, T))", BrokerData.From(new object[] { 1u, new HashSet<string> { "y", "x" }, ("a", true) }).ToString());
        Assert.Throws<ArgumentException>(static () => BrokerData.From(new Version(1, 0)));
    }

    [Fact]
    public void A_wrong_cast_says_what_it_was()
    {
        var thrown = Assert.Throws<InvalidCastException>(static () => ((BrokerData)"x").AsCount());
        Assert.Contains("String", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_are_minimal_and_match_beginnings()
    {
        var filter = Filter.Of(["zeek/logs/x", "zeek/log", "a", "b/c"]);
        Assert.Equal(["a", "b/c", "zeek/log"], filter.Topics.ToArray().Select(static t => t.ToString()));
        Assert.True(filter.Matches("zeek/logs/y"));
        Assert.True(filter.Matches("abc"));
        Assert.False(filter.Matches("b/"));
        Assert.False(filter.Matches(""));
        Assert.True(Filter.Of([""]).Matches("anything"));
        Assert.Same(filter, filter.With("zeek/logs"));
        Assert.Equal("a/b", ((Topic)"a/" / "b/").ToString());
    }
}
