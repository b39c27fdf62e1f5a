using System.Text;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Indicators;
using Vigil.Input.Reading;

namespace Vigil.Input.Tests.Indicators;

public sealed class IndicatorStoreTests
{
    private const int Address = 1;
    private const int Network = 2;
    private const int Domain = 3;

    private readonly EnumType _type = new("Intel::Type");
    private readonly IndicatorStore _store;
    private readonly IndicatorView _view = new();
    private readonly List<Value[]> _rows = [];

    public IndicatorStoreTests()
    {
        InputField[] fields =
        [
            new("indicator", BaseType.String, IsOptional: false),
            new("indicator_type", _type, IsOptional: false),
            new("meta.source", BaseType.String, IsOptional: false),
            new("meta.desc", BaseType.String, IsOptional: true),
            new("meta.weight", BaseType.Double, IsOptional: true),
        ];
        _store = new(new(fields), new(Address, Network));
    }

    [Fact]
    public void What_is_told_once_is_no_news_any_more()
    {
        Assert.True(Add("Evil.example.COM", Domain, "feed", "a \0 text", 0.5));
        Assert.True(_store.HasNews(_view, Domain, "eVil.example.com"u8));
        var row = Assert.Single(Tell(Domain, "EVIL.EXAMPLE.COM"));
        Assert.Equal("evil.example.com", row[0].AsString().ToString());
        Assert.Equal((Domain, "feed", "a \0 text", 0.5), ((int)row[1].AsInt(), row[2].AsString().ToString(), row[3].AsString().ToString(), row[4].AsDouble()));
        Assert.Same(_type, row[1].Type);
        Assert.False(_store.HasNews(_view, Domain, "evil.example.com"u8));
        Assert.Empty(Tell(Domain, "evil.example.com"));
        Assert.False(_store.HasNews(_view, Address, "evil.example.com"u8));
    }

    [Fact]
    public void A_source_that_says_something_else_is_news_and_one_that_repeats_itself_is_not()
    {
        Add("evil.example", Domain, "one", "first");
        Add("evil.example", Domain, "two", "second");
        Assert.Equal(2, Tell(Domain, "evil.example").Count);
        Add("evil.example", Domain, "one", "first");
        Assert.Empty(Tell(Domain, "evil.example"));
        Add("evil.example", Domain, "one", "changed");
        Assert.Equal("changed", Assert.Single(Tell(Domain, "evil.example"))[3].AsString().ToString());
        Assert.Equal(1, _store.Count);
        Assert.Equal(2, Tell(Domain, "evil.example", new()).Count); // another engine knows nothing yet
    }

    [Fact]
    public void A_host_is_found_by_its_address_and_by_every_network_around_it()
    {
        Add("192.0.2.1", Address, "feed");
        Add("192.0.2.0/24", Network, "feed");
        Add("192.0.0.0/16", Network, "feed");
        Add("198.51.100.0/24", Network, "feed");
        Add("2001:db8::/32", Network, "feed");
        Assert.True(_store.HasNews(_view, Host("192.0.2.1")));
        _store.Tell(_view, Host("192.0.2.1"), _rows);
        Assert.Equal(["192.0.0.0/16", "192.0.2.0/24", "192.0.2.1"], _rows.Select(static row => row[0].AsString().ToString()).Order(StringComparer.Ordinal));
        Assert.False(_store.HasNews(_view, Host("192.0.2.7")));
        Assert.True(_store.HasNews(_view, Host("2001:db8::1")));
        Assert.False(_store.HasNews(_view, Host("203.0.113.1")));
    }

    [Fact]
    public void What_cannot_be_kept_is_refused()
    {
        Assert.False(Add("no address", Address, "feed"));
        Assert.False(Add("192.0.2.0/99", Network, "feed"));
        Assert.False(Add(new string('x', 1 << 16), Domain, "feed"));
        Assert.False(_store.TryAdd([Value.String("evil.example"), default, Value.String("feed"), default, default]));
        Assert.False(_store.TryAdd([Value.String("evil.example"), Value.Enum(_type, Domain), default, default, default]));
        Assert.Equal(0, _store.Count);
        Assert.False(_store.HasNews(_view, Address, "no address"u8));
    }

    [Fact]
    public void Many_indicators_are_all_found()
    {
        const int count = 50_000;
        for (var i = 0; i < count; i++)
            Assert.True(Add($"host{i}.example", Domain, $"feed{i % 7}", $"description {i}"));
        Assert.Equal(count, _store.Count);
        for (var i = 0; i < count; i += 97)
            Assert.Equal($"description {i}", Assert.Single(Tell(Domain, $"host{i}.example"))[3].AsString().ToString());
        Assert.False(_store.HasNews(_view, Domain, "host50000.example"u8));
    }

    [Fact]
    public void A_file_that_is_read_again_and_again_does_not_make_it_grow()
    {
        for (var round = 0; round < 200; round++)
        {
            for (var i = 0; i < 1000; i++)
                Add($"host{i}.example", Domain, "feed", $"what the file says of {i} in round {round}");
        }

        Assert.True(_store.Length < 10 << 20, $"{_store.Length} octets");
        Assert.Equal("what the file says of 7 in round 199", Assert.Single(Tell(Domain, "host7.example"))[3].AsString().ToString());
    }

    private static Addr Host(string text)
    {
        Assert.True(Addr.TryParse(text, out var host));
        return host;
    }

    private bool Add(string indicator, int type, string source, string? desc = null, double? weight = null) => _store.TryAdd(
    [
        Value.String(indicator), Value.Enum(_type, type), Value.String(source),
        desc is null ? default : Value.String(desc),
        weight is { } number ? Value.Double(number) : default,
    ]);

    private List<Value[]> Tell(int type, string indicator, IndicatorView? view = null)
    {
        _rows.Clear();
        _store.Tell(view ?? _view, type, Encoding.UTF8.GetBytes(indicator), _rows);
        return [.. _rows];
    }
}
